package dev.millrace.runtime.job.view;

import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.runtime.job.SubtaskState;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.stats.ProcessAddress;
import java.util.Map;

/// Shows a subtask to users.
///
/// @param attempt the number of earlier attempts of the region
/// @param times when the subtask entered each state in its newest attempt, by the wall clock
/// @param place the worker of the subtask in that attempt
/// @param reading the counters
public record SubtaskView(
        int index,
        int attempt,
        SubtaskState state,
        Map<SubtaskState, Long> times,
        ProcessAddress place,
        SubtaskMetrics.Reading reading) {
    private static final long NEVER = -1;

    public SubtaskView {
        times = OrderedCopy.of(times);
    }

    /// Returns the start time by the wall clock; -1 if the subtask has not started.
    public long startMillis() {
        return times.getOrDefault(SubtaskState.DEPLOYING, NEVER);
    }

    /// Returns the end time by the wall clock; -1 while the subtask runs.
    public long endMillis() {
        return state.isOver() ? times.getOrDefault(state, NEVER) : NEVER;
    }
}
