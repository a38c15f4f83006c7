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

/// Shows a job to users at one moment.
///
/// @param isStreaming true in streaming mode, false in batch mode
/// @param times when each status was last entered, by the wall clock
/// @param vertices the vertices in topological order
/// @param failures the newest failures, oldest first
/// @param statistics the statistics of checkpoints; empty if there are none yet
/// @param restarts the description of the restart strategy
/// @param settings all configured options
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

    /// Returns whether the job uses the adaptive scheduler.
    public boolean isAdaptive() {
        return isStreaming && ScalingSettings.areWanted(Configuration.fromMap(settings));
    }

    /// Returns the start time by the wall clock.
    public long startMillis() {
        return times.getOrDefault(JobStatus.INITIALIZING, 0L);
    }

    /// Returns the end time by the wall clock; -1 while the job runs.
    public long endMillis() {
        return status.isTerminalState() ? times.getOrDefault(status, -1L) : -1;
    }

    /// Returns the vertex with an id; null if there is none.
    public @Nullable VertexView vertex(String vertexId) {
        for (VertexView each : vertices) if (each.id().equals(vertexId)) return each;
        return null;
    }
}
