package dev.millrace.runtime.job.view;

import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.graph.Bounds;
import java.util.Map;

/// A change of a job's parallelism, as people are shown it.
///
/// @param number from 1
/// @param cause what led to it
/// @param startMillis by the wall clock
/// @param endMillis when all subtasks ran again
/// @param savedMillis how long it waited for a checkpoint, while the job went on
/// @param pausedMillis how long not all subtasks ran
/// @param wanted between which parallelisms the vertices were to run, by their ids
/// @param before parallelism by the vertices' ids
/// @param after the same
public record RescaleView(
        int number,
        Cause cause,
        long startMillis,
        long endMillis,
        long savedMillis,
        long pausedMillis,
        Map<String, Bounds> wanted,
        Map<String, Integer> before,
        Map<String, Integer> after) {

    /// So many of a job are remembered.
    public static final int HISTORY_MAX = 20;

    /// What led to a change.
    public enum Cause {
        /// There were more slots, or fewer.
        ROOM,
        /// Somebody asked for it.
        REQUEST,
        /// An attempt had failed, and the next one was given what there was.
        FAILURE
    }

    public RescaleView {
        wanted = OrderedCopy.of(wanted);
        before = OrderedCopy.of(before);
        after = OrderedCopy.of(after);
    }
}
