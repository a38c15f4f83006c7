package dev.millrace.server.page;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestOptions;
import dev.millrace.api.execution.JobID;
import dev.millrace.base.host.Host;
import dev.millrace.client.message.VertexMessages;
import dev.millrace.runtime.job.view.VertexView;
import dev.millrace.runtime.stats.Sampling;
import dev.millrace.runtime.stats.Stacks;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.http.HttpRequest;
import dev.millrace.server.http.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Serves flame graphs of vertices, if `rest.flamegraph.enabled`. Samples the threads when a client asks and the last
/// graph is missing or old. Until the first samples are ready, clients are told to wait. As in Flink, a timestamp
/// before 1970 says why there is no graph.
final class FlamePages {
    private static final long OVER = -1;
    private static final long DISABLED = -2;
    private static final long WAIT = -3;
    /// The number of vertices that are sampled at the same time.
    private static final int AT_ONCE_MAX = 4;

    private final Dispatcher dispatcher;
    private final Host host;
    private final boolean isEnabled;
    private final Sampling sampling;
    private final long refreshNanos;
    private final long keptNanos;
    private final Map<Subject, Taken> taken = new HashMap<>();

    private record Subject(JobID job, String vertex) {}

    /// Holds the last samples, and whether a sampling is in progress.
    private static final class Taken {
        @Nullable
        List<Stacks> newest;

        long millis;
        long nanos;
        boolean isUnderWay;
    }

    private enum Kind {
        FULL,
        ON_CPU,
        OFF_CPU
    }

    FlamePages(Dispatcher dispatcher, Host host, Configuration options) {
        this.dispatcher = dispatcher;
        this.host = host;
        this.isEnabled = options.get(RestOptions.ENABLE_FLAMEGRAPH);
        this.sampling = new Sampling(
                options.get(RestOptions.FLAMEGRAPH_NUM_SAMPLES),
                options.get(RestOptions.FLAMEGRAPH_DELAY).toMillis(),
                options.get(RestOptions.FLAMEGRAPH_STACK_TRACE_DEPTH));
        this.refreshNanos = options.get(RestOptions.FLAMEGRAPH_REFRESH_INTERVAL).toNanos();
        this.keptNanos = options.get(RestOptions.FLAMEGRAPH_CLEANUP_INTERVAL).toNanos();
    }

    void addTo(Routes routes) {
        routes.on("GET /jobs/:jobid/vertices/:vertexid/flamegraph", this::graph);
    }

    private Object graph(HttpRequest request) {
        JobID job = request.job();
        VertexView vertex = JobPages.vertex(JobPages.known(dispatcher, job), request.variable("vertexid"));
        Kind kind = kind(request.parameter("type"));
        Integer subtask = request.numberParameter("subtaskindex");
        if (!isEnabled) return new VertexMessages.FlameGraph(DISABLED, null);
        if (vertex.subtasks().stream().allMatch(each -> each.state().isOver()))
            return new VertexMessages.FlameGraph(OVER, null);
        return newest(new Subject(job, vertex.id()), kind, subtask);
    }

    private static Kind kind(@Nullable String type) {
        if (type == null) return Kind.FULL;
        for (Kind each : Kind.values()) if (each.name().equals(type.toUpperCase(Locale.ROOT))) return each;
        throw Refusal.bad("The type of a flame graph is full, on_cpu or off_cpu, not " + type + ".");
    }

    private VertexMessages.FlameGraph newest(Subject subject, Kind kind, @Nullable Integer subtask) {
        List<Stacks> stacks;
        long millis;
        synchronized (this) {
            taken.values().removeIf(each -> !each.isUnderWay && host.clock().nanos() - each.nanos > keptNanos);
            Taken own = taken.computeIfAbsent(subject, _ -> new Taken());
            boolean isOld = own.newest == null || host.clock().nanos() - own.nanos > refreshNanos;
            if (isOld && !own.isUnderWay && underWay() < AT_ONCE_MAX) look(subject, own);
            stacks = own.newest;
            millis = own.millis;
        }
        return stacks == null
                ? new VertexMessages.FlameGraph(WAIT, null)
                : new VertexMessages.FlameGraph(millis, tree(stacks, kind, subtask));
    }

    private long underWay() {
        return taken.values().stream().filter(each -> each.isUnderWay).count();
    }

    private void look(Subject subject, Taken own) {
        own.isUnderWay = true;
        own.nanos = host.clock().nanos();
        CompletableFuture<List<Stacks>> seen = dispatcher.stacks(subject.job, subject.vertex, sampling);
        var unused = seen.whenComplete((stacks, failure) -> {
            synchronized (this) {
                own.isUnderWay = false;
                own.nanos = host.clock().nanos();
                own.millis = host.clock().millis();
                if (failure == null) own.newest = stacks;
            }
        });
    }

    private static VertexMessages.FlameNode tree(List<Stacks> stacks, Kind kind, @Nullable Integer subtask) {
        Flames flames = new Flames();
        for (Stacks each : stacks) {
            if (subtask != null && subtask != each.subtask()) continue;
            if (kind != Kind.OFF_CPU) flames.add(each.running());
            if (kind != Kind.ON_CPU) flames.add(each.waiting());
        }
        return flames.root();
    }
}
