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
import dev.millrace.runtime.source.SourceCoordinator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Manages the enumerators of a region's sources in one attempt. Thread-safe.
final class Enumerators {
    private final JobContext job;
    /// The vertices of sources, by id.
    private final Map<Integer, Vertex> vertices = new LinkedHashMap<>();
    private final Map<Integer, SourceCoordinator<?>> coordinators = new LinkedHashMap<>();

    /// Creates the coordinators of the region's sources.
    ///
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
                            group(vertex)));
        }
    }

    private SplitEnumeratorMetricGroup group(Vertex vertex) {
        return EnumeratorGroup.of(
                new MetricRegistration(job.metrics(), _ -> {}),
                job.name(),
                vertex.head().step().name(),
                vertex.head().uid());
    }

    /// Returns the coordinators, by the ids of the sources' vertices.
    Map<Integer, SourceCoordinator<?>> homes() {
        return coordinators;
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

    /// Creates and starts all enumerators.
    ///
    /// @param restored the snapshot to start from; null for none
    @SuppressWarnings({"unchecked", "rawtypes"})
    void start(@Nullable Restored restored) {
        coordinators.forEach((id, coordinator) -> {
            Operation.Read read = (Operation.Read) vertex(id).head().step().operation();
            byte[] state = restored == null
                    ? null
                    : restored.enumerator(vertex(id).head().uid(), job.userLoader());
            coordinator.start((Source) job.functions().copy(read.source()), state);
        });
    }

    void close() {
        coordinators.values().forEach(SourceCoordinator::close);
    }
}
