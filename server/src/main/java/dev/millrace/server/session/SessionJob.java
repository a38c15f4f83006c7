package dev.millrace.server.session;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.util.OptionalFailure;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.runtime.checkpoint.CheckpointSettings;
import dev.millrace.runtime.job.run.AccumulatorsView;
import dev.millrace.runtime.job.run.LocalJobClient;
import dev.millrace.runtime.job.view.FailureView;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.runtime.job.view.SubtaskView;
import dev.millrace.runtime.job.view.VertexView;
import dev.millrace.runtime.stats.MetricTexts;
import dev.millrace.runtime.stats.ProcessAddress;
import dev.millrace.runtime.stats.WorkerProcesses;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.JobOutcome;
import dev.millrace.server.PastJob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds a job of the session. After the job has ended, only texts and numbers remain, so that the program's classes
/// can be unloaded.
final class SessionJob {
    private volatile @Nullable LocalJobClient client;
    private volatile @Nullable Ended ended;
    private final @Nullable WorkerProcesses workers;
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    /// Holds what remains of a job that has ended.
    private record Ended(
            JobView view,
            JobOutcome outcome,
            Map<String, String> metrics,
            Map<String, Dispatcher.Accumulated> accumulators,
            Map<String, Dispatcher.VertexAccumulated> byVertex,
            Map<String, String> serializedAccumulators) {}

    /// @param workers the workers that run its subtasks; null if they run in this process
    SessionJob(LocalJobClient client, @Nullable WorkerProcesses workers) {
        this.client = client;
        this.workers = workers;
        this.ended = null;
    }

    private SessionJob(Ended ended) {
        this.client = null;
        this.workers = null;
        this.ended = ended;
        over.complete(null);
    }

    /// Returns the entry of a job that ended under a former leader; only its outcome is known.
    static SessionJob past(PastJob past) {
        JobView view = new JobView(
                past.id(),
                past.name(),
                past.how(),
                true,
                Map.of(JobStatus.INITIALIZING, past.endedMillis(), past.how(), past.endedMillis()),
                List.of(),
                List.of(),
                CheckpointSettings.of(new Configuration(), true),
                Optional.empty(),
                "not known",
                Map.of());
        JobOutcome.Failure failure = past.how() == JobStatus.FAILED
                ? new JobOutcome.Failure(MillraceException.class.getName(), past.detail(), null)
                : null;
        return new SessionJob(new Ended(view, new JobOutcome(0, failure), Map.of(), Map.of(), Map.of(), Map.of()));
    }

    /// Records the end of the job.
    void end(@Nullable Throwable thrown) {
        LocalJobClient last = client;
        if (last == null) return;
        JobView view = last.view();
        boolean isFailed = view.status() == JobStatus.FAILED;
        JobOutcome.Failure failure = thrown != null && isFailed
                ? new JobOutcome.Failure(
                        thrown.getClass().getName(), FailureView.stackTrace(thrown), ObjectText.of(thrown))
                : null;
        JobOutcome outcome = new JobOutcome(Math.max(0, view.endMillis() - view.startMillis()), failure);
        // The workers have already forgotten the job, so the last metrics that they reported are used.
        Map<String, String> elsewhere = workers == null ? Map.of() : workers.lastMetrics(last.getJobID());
        AccumulatorsView accumulated = last.accumulated();
        Map<String, Dispatcher.VertexAccumulated> byVertex = new HashMap<>();
        for (VertexView each : view.vertices()) byVertex.put(each.id(), ofVertex(each, accumulated));
        ended = new Ended(
                view,
                outcome,
                with(elsewhere, last),
                texts(accumulated.all(), true),
                byVertex,
                ObjectText.ofAll(accumulated.all()));
        client = null;
    }

    /// Returns the job's client; null after the job has ended.
    @Nullable
    LocalJobClient client() {
        return client;
    }

    /// Returns a future that completes when all listeners have been told that the job has ended.
    CompletableFuture<Void> over() {
        return over;
    }

    JobView view() {
        Ended over = ended;
        LocalJobClient running = client;
        if (over != null) return over.view;
        return running != null ? running.view() : view();
    }

    @Nullable
    JobOutcome outcome() {
        Ended over = ended;
        return over == null ? null : over.outcome;
    }

    Map<String, String> metrics() {
        LocalJobClient running = client;
        Ended over = ended;
        if (over != null || running == null) return over == null ? Map.of() : over.metrics;
        return with(workers == null ? Map.of() : workers.metrics(running.getJobID(), places(running.view())), running);
    }

    /// Returns the workers that run the job's subtasks.
    private static Set<String> places(JobView job) {
        return job.vertices().stream()
                .flatMap(each -> each.subtasks().stream())
                .map(SubtaskView::place)
                .filter(each -> !each.equals(ProcessAddress.NOWHERE))
                .map(ProcessAddress::worker)
                .collect(Collectors.toSet());
    }

    /// Returns the metrics of the workers and of this process.
    private static Map<String, String> with(Map<String, String> elsewhere, LocalJobClient here) {
        Map<String, String> all = new TreeMap<>(elsewhere);
        all.putAll(MetricTexts.of(here.metrics()));
        return all;
    }

    Map<String, Dispatcher.Accumulated> accumulators() {
        LocalJobClient running = client;
        Ended over = ended;
        if (over != null || running == null) return over == null ? Map.of() : over.accumulators;
        return texts(running.accumulators(), true);
    }

    Dispatcher.VertexAccumulated accumulators(String vertex) {
        LocalJobClient running = client;
        Ended over = ended;
        if (over != null || running == null)
            return over == null
                    ? Dispatcher.VertexAccumulated.NOTHING
                    : over.byVertex.getOrDefault(vertex, Dispatcher.VertexAccumulated.NOTHING);
        VertexView view = running.view().vertex(vertex);
        return view == null ? Dispatcher.VertexAccumulated.NOTHING : ofVertex(view, running.accumulated());
    }

    private static Dispatcher.VertexAccumulated ofVertex(VertexView vertex, AccumulatorsView accumulated) {
        List<Map<String, Dispatcher.Accumulated>> bySubtask = new ArrayList<>();
        for (SubtaskView each : vertex.subtasks())
            bySubtask.add(texts(accumulated.of(vertex.id(), each.index()), false));
        return new Dispatcher.VertexAccumulated(texts(accumulated.of(vertex.id()), false), bySubtask);
    }

    /// @param isForFlink whether to add the serialized values for Flink's clients
    private static Map<String, Dispatcher.Accumulated> texts(
            Map<String, OptionalFailure<Object>> accumulated, boolean isForFlink) {
        Map<String, Dispatcher.Accumulated> texts = new TreeMap<>();
        Map<String, Object> values = new TreeMap<>();
        accumulated.forEach((name, value) -> {
            Throwable failure = value.getFailureCause();
            if (failure == null) values.put(name, value.getUnchecked());
            else texts.put(name, new Dispatcher.Accumulated("null", FailureView.stackTrace(failure), null));
        });
        Map<String, String> serialized = isForFlink ? ObjectText.forFlink(values) : Map.of();
        values.forEach((name, value) -> {
            String type = value == null ? "null" : value.getClass().getSimpleName();
            texts.put(name, new Dispatcher.Accumulated(type, String.valueOf(value), serialized.get(name)));
        });
        return texts;
    }

    Map<String, String> serializedAccumulators() {
        LocalJobClient running = client;
        Ended over = ended;
        if (over != null || running == null) return over == null ? Map.of() : over.serializedAccumulators;
        return ObjectText.ofAll(running.accumulators());
    }
}
