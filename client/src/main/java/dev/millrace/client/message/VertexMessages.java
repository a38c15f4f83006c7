package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Defines messages about the vertices and subtasks of a job. Times as in [JobMessages].
public final class VertexMessages {
    private VertexMessages() {}

    public record Details(
            String id,
            String name,
            int parallelism,
            @JsonName("maxParallelism") int maxParallelism,
            long now,
            List<Subtask> subtasks) {}

    public record Subtask(
            int subtask,
            String status,
            int attempt,
            String endpoint,
            long startTime,
            long endTime,
            long duration,
            JobMessages.Traffic metrics,
            String taskmanagerId,
            Map<String, Long> statusDuration) {}

    public record BackPressure(
            String status,
            @JsonName("backpressure-level") String level,
            @JsonName("end-timestamp") long endTimestamp,
            List<SubtaskPressure> subtasks) {}

    /// @param ratio of the time in which the subtask was backpressured
    public record SubtaskPressure(
            int subtask,
            int attemptNumber,
            @JsonName("backpressure-level") String level,
            double ratio,
            @JsonName("idleRatio") double idleRatio,
            @JsonName("busyRatio") double busyRatio) {}

    public record Workers(String id, String name, long now, List<Worker> taskmanagers) {}

    public record Worker(
            String endpoint,
            String status,
            long startTime,
            long endTime,
            long duration,
            JobMessages.Traffic metrics,
            Map<String, Integer> statusCounts,
            String taskmanagerId) {}

    /// Holds a flame graph.
    ///
    /// @param endTimestamp time of the samples; -1 if the vertex has ended, -2 if flame graphs are disabled, -3 if
    /// the samples are not ready
    /// @param data null if there is none
    public record FlameGraph(
            @JsonName("endTimestamp") long endTimestamp,
            @Nullable FlameNode data) {}

    /// Represents a stack frame.
    ///
    /// @param value number of samples
    public record FlameNode(String name, int value, List<FlameNode> children) {}

    public record Times(String id, String name, long now, List<SubtaskTimes> subtasks) {}

    public record SubtaskTimes(int subtask, String endpoint, long duration, Map<String, Long> timestamps) {}

    /// @param userAccumulators merged over all subtasks
    public record Accumulators(String id, List<JobMessages.Accumulator> userAccumulators) {}

    public record AllAccumulators(String id, int parallelism, List<SubtaskAccumulators> subtasks) {}

    public record SubtaskAccumulators(
            int subtask, int attempt, String endpoint, List<JobMessages.Accumulator> userAccumulators) {}

    /// @param id of the attempt
    public record AttemptAccumulators(
            int subtask, int attempt, String id, List<JobMessages.Accumulator> userAccumulators) {}
}
