package dev.millrace.runtime.job.view;

import java.util.List;

/// A vertex of a job as people are shown it: steps that run chained, in some subtasks.
///
/// @param id 32 hex digits, the same whenever the same pipeline is built
/// @param operators the names of its steps
/// @param usesEventTime whether one of its steps waits for watermarks: an event-time window or an interval join
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

    /// Where records come from.
    ///
    /// @param vertex the sender's id
    /// @param strategy how they are distributed, in the words of plans
    public record Input(String vertex, String strategy) {}

    public VertexView {
        operators = List.copyOf(operators);
        inputs = List.copyOf(inputs);
        subtasks = List.copyOf(subtasks);
    }
}
