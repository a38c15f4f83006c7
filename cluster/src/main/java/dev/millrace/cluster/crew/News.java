package dev.millrace.cluster.crew;

import dev.millrace.runtime.metric.SubtaskMetrics;
import java.util.List;
import java.util.Map;

/// What a crew tells its coordinator, one after the other.
public sealed interface News {

    /// A subtask has closed what it holds.
    ///
    /// @param trouble why it ended early; without links if it came to its end or was cancelled
    /// @param accumulators what it has accumulated, serialized, by name
    record Ended(int member, Trouble trouble, Map<String, byte[]> accumulators, Count count) implements News {}

    /// How far the slowest source of the crew is in a group of those that wait for each other, as
    /// [dev.millrace.runtime.source.AlignmentGroups.Listener] says.
    record Reached(String group, long lowest, long intervalMillis) implements News {}

    /// What subtasks have counted so far, from time to time.
    record Counted(List<Count> counts) implements News {}

    /// What one subtask has counted, as [dev.millrace.runtime.metric.SubtaskMetrics.Reading] says.
    record Count(
            int member,
            long recordsIn,
            long recordsOut,
            long lateRecordsDropped,
            long busyNanos,
            long idleNanos,
            long backPressuredNanos,
            long watermark) {

        static Count of(int member, SubtaskMetrics.Reading reading) {
            return new Count(
                    member,
                    reading.recordsIn(),
                    reading.recordsOut(),
                    reading.lateRecordsDropped(),
                    reading.busyNanos(),
                    reading.idleNanos(),
                    reading.backPressuredNanos(),
                    reading.watermark());
        }

        SubtaskMetrics.Reading reading() {
            return new SubtaskMetrics.Reading(
                    recordsIn, recordsOut, lateRecordsDropped, busyNanos, idleNanos, backPressuredNanos, watermark);
        }
    }

    /// The crew cannot go on.
    record Failed(Trouble trouble) implements News {}

    /// A subtask has taken a checkpoint.
    ///
    /// @param isWhole whether nothing was on its way to the subtask
    record Taken(int member, long checkpoint, long stallNanos, boolean isWhole) implements News {}

    /// What was on its way to a subtask is known.
    record Collected(int member, long checkpoint) implements News {}

    record CheckpointFailed(int member, long checkpoint, Trouble trouble) implements News {}

    /// A subtask waits for a checkpoint behind its last record.
    record Finished(int member) implements News {}

    /// A source's reader is there.
    record Registered(int vertex, int subtask) implements News {}

    /// A reader has room for another split.
    ///
    /// @param hostname where it is, as one element; none if it does not say
    record SplitRequested(int vertex, int subtask, List<String> hostname) implements News {}

    /// A reader has sent its enumerator something of their own, serialized.
    record Event(int vertex, int subtask, byte[] event) implements News {}
}
