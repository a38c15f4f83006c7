package dev.millrace.runtime.job.run;

import dev.millrace.api.metric.SplitEnumeratorMetricGroup;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.source.Source;
import dev.millrace.base.fault.Check;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.checkpoint.CheckpointCoordinator;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.runtime.job.JobContext;
import dev.millrace.runtime.job.Region;
import dev.millrace.runtime.metric.EnumeratorGroup;
import dev.millrace.runtime.metric.MetricRegistration;
import dev.millrace.runtime.metric.MetricRegistry;
import dev.millrace.runtime.source.SourceCoordinator;
import dev.millrace.runtime.source.SourceHome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Manages the enumerators of a region's sources, over all attempts with the same parallelism. Thread-safe.
final class Enumerators {
    private final JobContext job;
    /// The metrics of each enumerator, which stay when an attempt ends.
    private final List<MetricRegistry> metrics = new ArrayList<>();
    /// The vertices of sources, by id.
    private final Map<Integer, Vertex> vertices = new LinkedHashMap<>();
    private final Map<Integer, SourceCoordinator<?>> coordinators = new LinkedHashMap<>();

    /// Creates the coordinators of the region's sources.
    ///
    /// @param job the context of the job, without an attempt
    /// @param onFailure called if an enumerator fails
    Enumerators(Region region, JobContext job, CheckpointCoordinator checkpoints, Consumer<Throwable> onFailure) {
        this.job = job;
        for (Vertex vertex : region.graph().vertices()) {
            if (!(vertex.head().step().operation() instanceof Operation.Read)) continue;
            String uid = vertex.head().uid();
            vertices.put(vertex.id(), vertex);
            coordinators.put(
                    vertex.id(),
                    new SourceCoordinator<>(
                            vertex.head().step().name(),
                            job.host(),
                            vertex.parallelism(),
                            job.userLoader(),
                            onFailure,
                            isBehind -> checkpoints.backlog(uid, isBehind),
                            groups(vertex)));
        }
    }

    /// Returns the groups of a source's enumerators, which replace each other.
    private Supplier<SplitEnumeratorMetricGroup> groups(Vertex vertex) {
        MetricRegistry own = job.metrics().part();
        metrics.add(own);
        return () -> {
            own.forget();
            return EnumeratorGroup.of(
                    new MetricRegistration(own, _ -> {}),
                    job.name(),
                    vertex.head().step().name(),
                    vertex.head().uid());
        };
    }

    /// Returns what the readers of an attempt call, by the ids of the sources' vertices.
    Map<Integer, SourceHome<?>> homes(int attempt) {
        Map<Integer, SourceHome<?>> homes = new LinkedHashMap<>();
        coordinators.forEach((id, coordinator) -> homes.put(id, coordinator.home(attempt)));
        return homes;
    }

    List<CheckpointCoordinator.Source> sources() {
        List<CheckpointCoordinator.Source> sources = new ArrayList<>();
        coordinators.forEach((id, coordinator) ->
                sources.add(new CheckpointCoordinator.Source(vertex(id).head().uid(), coordinator)));
        return sources;
    }

    private Vertex vertex(int id) {
        return Check.present(vertices.get(id), "the vertex of a source");
    }

    /// Prepares all enumerators for the readers of an attempt.
    ///
    /// @param restored the snapshot that the attempt starts from; null for none
    @SuppressWarnings({"unchecked", "rawtypes"})
    void begin(@Nullable Restored restored, int attempt) {
        coordinators.forEach((id, coordinator) -> {
            Operation.Read read = (Operation.Read) vertex(id).head().step().operation();
            coordinator.begin((Source) job.functions().copy(read.source()), initialState(id, restored), attempt);
        });
    }

    private SourceCoordinator.InitialState initialState(int id, @Nullable Restored restored) {
        if (restored == null) return SourceCoordinator.InitialState.NONE;
        byte[] state = restored.enumerator(vertex(id).head().uid(), job.userLoader());
        return new SourceCoordinator.InitialState(restored.id(), state);
    }

    /// Removes the readers of an attempt that has ended.
    void detach(int attempt) {
        coordinators.values().forEach(each -> each.detach(attempt));
    }

    /// Removes the metrics, because other enumerators replace these.
    void forgetMetrics() {
        metrics.forEach(MetricRegistry::forget);
    }

    void close() {
        coordinators.values().forEach(SourceCoordinator::close);
    }
}
