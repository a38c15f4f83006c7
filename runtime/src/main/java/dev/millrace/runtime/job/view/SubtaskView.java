package dev.millrace.runtime.job.view;

import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.runtime.job.SubtaskState;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.stats.ProcessAddress;
import java.util.Map;

/// A subtask as people are shown it.
///
/// @param attempt how often its region was started before
/// @param times when it entered each state in its newest attempt, by the wall clock
/// @param place where it runs in that attempt
/// @param reading what it has counted
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

    /// By the wall clock; -1 if it has not begun.
    public long startMillis() {
        return times.getOrDefault(SubtaskState.DEPLOYING, NEVER);
    }

    /// By the wall clock; -1 as long as it goes on.
    public long endMillis() {
        return state.isOver() ? times.getOrDefault(state, NEVER) : NEVER;
    }
}
