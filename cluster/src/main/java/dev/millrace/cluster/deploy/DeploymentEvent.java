package dev.millrace.cluster.deploy;

import dev.millrace.runtime.metric.SubtaskMetrics;
import java.util.List;
import java.util.Map;

/// What a deployment tells its coordinator, one after the other.
public sealed interface DeploymentEvent {

    /// A subtask has closed what it holds.
    ///
    /// @param failure why it ended early; without links if it came to its end or was cancelled
    /// @param accumulators what it has accumulated, serialized, by name
    record Ended(int member, DeploymentFailure failure, Map<String, byte[]> accumulators, Count count)
            implements DeploymentEvent {}

    /// How far the slowest source of the deployment is in a group of those that wait for each other, as
    /// [dev.millrace.runtime.source.AlignmentGroups.Listener] says.
    record Reached(String group, long lowest, long intervalMillis) implements DeploymentEvent {}

    /// What subtasks have counted so far, from time to time.
    record Counted(List<Count> counts) implements DeploymentEvent {}

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

    /// The deployment cannot go on.
    record Failed(DeploymentFailure failure) implements DeploymentEvent {}

    /// A subtask has taken a checkpoint.
    ///
    /// @param isWhole whether nothing was on its way to the subtask
    record Taken(int member, long checkpoint, long stallNanos, boolean isWhole) implements DeploymentEvent {}

    /// What was on its way to a subtask is known.
    record Collected(int member, long checkpoint) implements DeploymentEvent {}

    record CheckpointFailed(int member, long checkpoint, DeploymentFailure failure) implements DeploymentEvent {}

    /// A subtask waits for a checkpoint behind its last record.
    record Finished(int member) implements DeploymentEvent {}

    /// A source's reader is there.
    record Registered(int vertex, int subtask) implements DeploymentEvent {}

    /// A reader has room for another split.
    ///
    /// @param hostname where it is, as one element; none if it does not say
    record SplitRequested(int vertex, int subtask, List<String> hostname) implements DeploymentEvent {}

    /// A reader has sent its enumerator something of their own, serialized.
    record Event(int vertex, int subtask, byte[] event) implements DeploymentEvent {}
}
