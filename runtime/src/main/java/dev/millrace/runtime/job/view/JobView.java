package dev.millrace.runtime.job.view;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.runtime.checkpoint.CheckpointSettings;
import dev.millrace.runtime.checkpoint.CheckpointStatistics;
import dev.millrace.runtime.job.ScalingSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A job as people are shown it, at one moment.
///
/// @param isStreaming rather than in batch mode
/// @param times when each status was last entered, by the wall clock
/// @param vertices each after those it reads from
/// @param failures the newest ones, oldest first
/// @param statistics of its checkpoints; empty if it has none yet
/// @param restarts in words, what happens after a failure
/// @param settings all that were given
public record JobView(
        JobID id,
        String name,
        JobStatus status,
        boolean isStreaming,
        Map<JobStatus, Long> times,
        List<VertexView> vertices,
        List<FailureView> failures,
        CheckpointSettings checkpoints,
        Optional<CheckpointStatistics> statistics,
        String restarts,
        Map<String, String> settings) {

    public JobView {
        times = OrderedCopy.of(times);
        vertices = List.copyOf(vertices);
        failures = List.copyOf(failures);
        settings = OrderedCopy.of(settings);
    }

    /// Whether its parallelism follows the slots that there are.
    public boolean isAdaptive() {
        return isStreaming && ScalingSettings.areWanted(Configuration.fromMap(settings));
    }

    /// By the wall clock.
    public long startMillis() {
        return times.getOrDefault(JobStatus.INITIALIZING, 0L);
    }

    /// By the wall clock; -1 as long as it goes on.
    public long endMillis() {
        return status.isTerminalState() ? times.getOrDefault(status, -1L) : -1;
    }

    /// The vertex of an id; null if there is none.
    public @Nullable VertexView vertex(String vertexId) {
        for (VertexView each : vertices) if (each.id().equals(vertexId)) return each;
        return null;
    }
}
