package dev.millrace.runtime.job.view;

import java.util.List;

/// Shows a vertex of a job to users: chained steps that run in a number of subtasks.
///
/// @param id 32 hex digits, the same each time the same pipeline is built
/// @param operators the names of the steps
/// @param usesEventTime true if a step waits for watermarks, for example an event-time window or an interval join
public record VertexView(
        String id,
        String name,
        String slotSharingGroup,
        int parallelism,
        int maxParallelism,
        List<String> operators,
        boolean usesEventTime,
        List<Input> inputs,
        List<SubtaskView> subtasks) {

    /// Describes an input of a vertex.
    ///
    /// @param vertex the sender's id
    /// @param strategy the partitioning, with the word that execution plans use
    public record Input(String vertex, String strategy) {}

    public VertexView {
        operators = List.copyOf(operators);
        inputs = List.copyOf(inputs);
        subtasks = List.copyOf(subtasks);
    }
}
