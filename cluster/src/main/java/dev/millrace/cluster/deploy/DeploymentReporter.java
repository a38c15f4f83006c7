package dev.millrace.cluster.deploy;

import dev.millrace.api.accumulator.Accumulator;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.message.RetryPolicy;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.checkpoint.WorkerCheckpoints;
import dev.millrace.runtime.job.SubtaskCounters;
import dev.millrace.runtime.job.deploy.Deployment;
import dev.millrace.runtime.job.run.JobSite;
import dev.millrace.runtime.metric.SubtaskMetrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reports the events of a deployment's subtasks to the coordinator. Thread-safe.
final class DeploymentReporter implements Deployment.Owner, WorkerCheckpoints.Line {
    /// The maximum size in bytes of the accumulators that are shown while subtasks run.
    private static final int SHOWN_MAX = 4 << 20;
    /// The maximum size in bytes of the accumulators that a subtask sends when it ends. They fit into a message
    /// together with names and a failure.
    private static final int ENDED_MAX = RetryPolicy.USUAL.batchBytes() - (256 << 10);
    /// The number of attempts to serialize an accumulator, which the subtask may change at the same time.
    private static final int TRIES = 3;

    private static final SubtaskMetrics.Reading NOTHING = new SubtaskMetrics().read();

    private final JobSite site;
    private final int region;
    private final Consumer<DeploymentEvent> events;
    /// The subtasks that have not ended.
    private final Set<Integer> live;
    private final Map<Integer, SubtaskCounters> counters = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    /// @param members the subtasks of the deployment
    DeploymentReporter(JobSite site, int region, Collection<Integer> members, Consumer<DeploymentEvent> events) {
        this.site = site;
        this.region = region;
        this.events = events;
        this.live = new HashSet<>(members);
    }

    /// Returns a future that completes when all subtasks have ended.
    CompletableFuture<Void> over() {
        return over;
    }

    /// Sets the counters of the subtasks, which are open now.
    void show(Map<Integer, SubtaskCounters> all) {
        counters.putAll(all);
    }

    /// Sends the current counters.
    void tellCounts() {
        events.accept(new DeploymentEvent.Counted(
                counters.keySet().stream().map(this::count).toList()));
    }

    /// Returns the current accumulators of the subtasks.
    List<DeploymentCall.Part> accumulated() {
        List<DeploymentCall.Part> parts = new ArrayList<>();
        int left = SHOWN_MAX;
        for (Map.Entry<Integer, SubtaskCounters> each : counters.entrySet()) {
            for (Map.Entry<String, Accumulator<?, ?>> own :
                    site.accumulators(region, each.getValue().subtask()).entrySet()) {
                DeploymentCall.Part part = part(each.getKey(), own.getKey(), own.getValue(), left);
                left -= part.accumulator().length;
                parts.add(part);
            }
        }
        return parts;
    }

    private static DeploymentCall.Part part(int member, String name, Accumulator<?, ?> accumulator, int most) {
        Throwable thrown = null;
        for (int left = TRIES; left > 0; left--) {
            try {
                byte[] bytes = InstantiationUtil.serializeObject(accumulator);
                if (bytes.length <= most) return new DeploymentCall.Part(member, name, bytes, DeploymentFailure.NONE);
                thrown = tooLarge(name, bytes.length);
                break;
            } catch (IOException | RuntimeException failed) {
                thrown = failed;
            }
        }
        return new DeploymentCall.Part(member, name, new byte[0], DeploymentFailure.of(thrown));
    }

    private static MillraceException tooLarge(String name, int bytes) {
        return ClusterFaults.TOO_LARGE
                .what("The accumulator '%s' of one subtask has %d bytes.", name, bytes)
                .why("While a job runs, at most %d bytes of the accumulators of a worker are shown.", SHOWN_MAX)
                .fix("Wait for the end of the job, which reports all accumulators. Write large results to a"
                        + " sink.");
    }

    private DeploymentEvent.Count count(int member) {
        SubtaskCounters own = counters.get(member);
        return DeploymentEvent.Count.of(
                member, own == null ? NOTHING : own.reading().get());
    }

    @Override
    public void ended(int member, Subtask subtask, @Nullable Throwable thrown) {
        Map<String, byte[]> accumulators = Map.of();
        Throwable first = thrown;
        try {
            accumulators = written(site.accumulators(region, subtask));
        } catch (IOException | RuntimeException failed) {
            if (first == null) first = failed;
        }
        events.accept(new DeploymentEvent.Ended(member, DeploymentFailure.of(first), accumulators, count(member)));
        boolean isLast;
        synchronized (live) {
            live.remove(member);
            isLast = live.isEmpty();
        }
        if (isLast) over.complete(null);
    }

    /// @throws MillraceException if the accumulators do not fit into a message
    private static Map<String, byte[]> written(Map<String, Accumulator<?, ?>> all) throws IOException {
        Map<String, byte[]> written = new HashMap<>();
        long bytes = 0;
        for (Map.Entry<String, Accumulator<?, ?>> each : all.entrySet()) {
            byte[] one = InstantiationUtil.serializeObject(each.getValue());
            written.put(each.getKey(), one);
            bytes += one.length;
        }
        if (bytes <= ENDED_MAX) return written;
        throw ClusterFaults.TOO_LARGE
                .what("The accumulators %s of one subtask have %d bytes.", written.keySet(), bytes)
                .why("A subtask sends at most %d bytes of accumulators when it ends.", ENDED_MAX)
                .fix("Write large results to a sink.");
    }

    @Override
    public void accumulated(Subtask subtask, String name, Accumulator<?, ?> accumulator) {
        throw new IllegalStateException("accumulators of a deployment in this process are known");
    }

    @Override
    public void failed(Throwable thrown) {
        events.accept(new DeploymentEvent.Failed(DeploymentFailure.of(thrown)));
    }

    @Override
    public void taken(int member, long checkpoint, long stallNanos, long bytes, boolean isWhole) {
        events.accept(new DeploymentEvent.Taken(member, checkpoint, stallNanos, bytes, isWhole));
    }

    @Override
    public void collected(int member, long checkpoint) {
        events.accept(new DeploymentEvent.Collected(member, checkpoint));
    }

    @Override
    public void failed(int member, long checkpoint, Throwable thrown) {
        events.accept(new DeploymentEvent.CheckpointFailed(member, checkpoint, DeploymentFailure.of(thrown)));
    }

    @Override
    public void finished(int member) {
        events.accept(new DeploymentEvent.Finished(member));
    }
}
