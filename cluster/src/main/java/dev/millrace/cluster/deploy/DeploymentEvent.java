package dev.millrace.cluster.deploy;

import dev.millrace.runtime.metric.SubtaskMetrics;
import java.util.List;
import java.util.Map;

/// Lists the events from a deployment to its coordinator. They arrive in order.
public sealed interface DeploymentEvent {

    /// A subtask has ended and is closed.
    ///
    /// @param failure the reason of the failure; without links if the subtask finished or was cancelled
    /// @param accumulators the serialized accumulators by name
    record Ended(int member, DeploymentFailure failure, Map<String, byte[]> accumulators, Count count)
            implements DeploymentEvent {}

    /// Reports how far the slowest source of the deployment is in an alignment group, as
    /// [dev.millrace.runtime.source.AlignmentGroups.Listener] describes.
    record Reached(String group, long lowest, long intervalMillis) implements DeploymentEvent {}

    /// Reports the counters of subtasks. It is sent periodically.
    record Counted(List<Count> counts) implements DeploymentEvent {}

    /// Carries the counters of one subtask, as [dev.millrace.runtime.metric.SubtaskMetrics.Reading] describes.
    ///
    /// @param slowSplit the split that holds back the event time; empty for none
    record Count(
            int member,
            long recordsIn,
            long recordsOut,
            long lateRecordsDropped,
            long busyNanos,
            long idleNanos,
            long backPressuredNanos,
            long watermark,
            List<SubtaskMetrics.SlowSplit> slowSplit) {

        static Count of(int member, SubtaskMetrics.Reading reading) {
            return new Count(
                    member,
                    reading.recordsIn(),
                    reading.recordsOut(),
                    reading.lateRecordsDropped(),
                    reading.busyNanos(),
                    reading.idleNanos(),
                    reading.backPressuredNanos(),
                    reading.watermark(),
                    reading.slowSplit() == null ? List.of() : List.of(reading.slowSplit()));
        }

        SubtaskMetrics.Reading reading() {
            return new SubtaskMetrics.Reading(
                    recordsIn,
                    recordsOut,
                    lateRecordsDropped,
                    busyNanos,
                    idleNanos,
                    backPressuredNanos,
                    watermark,
                    slowSplit.isEmpty() ? null : slowSplit.getFirst());
        }
    }

    /// The deployment has failed.
    record Failed(DeploymentFailure failure) implements DeploymentEvent {}

    /// A subtask has taken its part of a checkpoint.
    ///
    /// @param isWhole whether no records were in flight to the subtask
    record Taken(int member, long checkpoint, long stallNanos, long bytes, boolean isWhole)
            implements DeploymentEvent {}

    /// The records that were in flight to a subtask are collected.
    record Collected(int member, long checkpoint) implements DeploymentEvent {}

    record CheckpointFailed(int member, long checkpoint, DeploymentFailure failure) implements DeploymentEvent {}

    /// A subtask waits for a checkpoint after its last record.
    record Finished(int member) implements DeploymentEvent {}

    /// The reader of a source is registered.
    record Registered(int vertex, int subtask) implements DeploymentEvent {}

    /// A reader requests another split.
    ///
    /// @param hostname the host of the reader as the only element; empty if unknown
    record SplitRequested(int vertex, int subtask, List<String> hostname) implements DeploymentEvent {}

    /// Carries a serialized event from a reader to its enumerator.
    record Event(int vertex, int subtask, byte[] event) implements DeploymentEvent {}
}
