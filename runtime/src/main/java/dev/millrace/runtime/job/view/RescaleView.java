package dev.millrace.runtime.job.view;

import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.graph.Bounds;
import java.util.Map;

/// Shows a change of a job's parallelism to users.
///
/// @param number the number of the change, from 1
/// @param cause the reason for the change
/// @param startMillis the start by the wall clock
/// @param endMillis the time when all subtasks ran again
/// @param savedMillis how long the change waited for a checkpoint while the job ran
/// @param pausedMillis how long not all subtasks ran
/// @param wanted the parallelism bounds of the vertices, by id
/// @param before the old parallelism, by the vertices' ids
/// @param after the new parallelism, by the vertices' ids
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

    /// The maximum number of changes that are remembered per job.
    public static final int HISTORY_MAX = 20;

    /// Defines the reasons for a change.
    public enum Cause {
        /// The number of slots has changed.
        ROOM,
        /// A user requested the change.
        REQUEST,
        /// An attempt failed, and the next one uses the slots that are available.
        FAILURE
    }

    public RescaleView {
        wanted = OrderedCopy.of(wanted);
        before = OrderedCopy.of(before);
        after = OrderedCopy.of(after);
    }
}
