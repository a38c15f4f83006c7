package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import dev.millrace.format.text.JsonOptional;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Defines messages about checkpoints. Sizes are in bytes, times in milliseconds.
public final class CheckpointMessages {
    private CheckpointMessages() {}

    public record Statistics(Counts counts, Summary summary, Latest latest, List<Checkpoint> history) {}

    public record Counts(
            long restored,
            long total,
            @JsonName("in_progress") long inProgress,
            long completed,
            long failed) {}

    /// @param processed always 0, like `persisted`: the size of in-flight data is part of the state size
    public record Summary(
            @JsonName("checkpointed_size") Spread checkpointedSize,
            @JsonName("state_size") Spread stateSize,
            @JsonName("end_to_end_duration") Spread duration,
            @JsonName("processed_data") Spread processed,
            @JsonName("persisted_data") Spread persisted) {}

    public record Spread(long min, long max, long avg, double p50, double p90, double p95, double p99, double p999) {}

    public record Latest(
            @Nullable Checkpoint completed,
            @Nullable Checkpoint savepoint,
            @Nullable Checkpoint failed,
            @Nullable Restored restored) {}

    public record Restored(
            long id,
            @JsonName("restore_timestamp") long restoreTimestamp,
            @JsonName("is_savepoint") boolean isSavepoint,
            @JsonName("external_path") @Nullable String externalPath) {}

    /// @param kind the status in lower case, from which Flink's clients derive the class
    /// @param status IN_PROGRESS, COMPLETED or FAILED
    /// @param duration so far if in progress
    /// @param acknowledged number of subtasks that have acknowledged the checkpoint
    /// @param stall the maximum time for which it blocked one subtask
    /// @param tasks by vertex id; empty in lists
    public record Checkpoint(
            @JsonName("className") String kind,
            long id,
            String status,
            @JsonName("is_savepoint") boolean isSavepoint,
            @JsonName("savepointFormat") @Nullable String savepointFormat,
            @JsonName("trigger_timestamp") long triggerTimestamp,
            @JsonName("latest_ack_timestamp") long latestAckTimestamp,
            @JsonName("checkpointed_size") long checkpointedSize,
            @JsonName("state_size") long stateSize,
            @JsonName("end_to_end_duration") long duration,
            @JsonName("alignment_buffered") long buffered,
            @JsonName("processed_data") long processed,
            @JsonName("persisted_data") long persisted,
            @JsonName("num_subtasks") int subtasks,
            @JsonName("num_acknowledged_subtasks") int acknowledged,
            @JsonName("checkpoint_type") String checkpointType,
            @JsonName("external_path") @Nullable String externalPath,
            boolean discarded,
            @JsonName("failure_timestamp") @Nullable Long failureTimestamp,
            @JsonName("failure_message") @Nullable String failureMessage,
            @JsonName("longest_stall_nanos") long stall,
            Map<String, Task> tasks) {}

    /// Holds a vertex's part in a checkpoint; `id` is the checkpoint's id. Sizes are estimates of its keyed state in
    /// memory, because one file holds the state of all vertices.
    public record Task(
            long id,
            String status,
            @JsonName("latest_ack_timestamp") long latestAckTimestamp,
            @JsonName("checkpointed_size") long checkpointedSize,
            @JsonName("state_size") long stateSize,
            @JsonName("end_to_end_duration") long duration,
            @JsonName("alignment_buffered") long buffered,
            @JsonName("processed_data") long processed,
            @JsonName("persisted_data") long persisted,
            @JsonName("num_subtasks") int subtasks,
            @JsonName("num_acknowledged_subtasks") int acknowledged) {}

    /// Holds a vertex's part in a checkpoint, with its subtasks.
    public record TaskDetails(
            long id,
            String status,
            @JsonName("latest_ack_timestamp") long latestAckTimestamp,
            @JsonName("checkpointed_size") long checkpointedSize,
            @JsonName("state_size") long stateSize,
            @JsonName("end_to_end_duration") long duration,
            @JsonName("alignment_buffered") long buffered,
            @JsonName("processed_data") long processed,
            @JsonName("persisted_data") long persisted,
            @JsonName("num_subtasks") int count,
            @JsonName("num_acknowledged_subtasks") int acknowledged,
            @Nullable TaskSummary summary,
            List<Subtask> subtasks) {}

    public record TaskSummary(
            @JsonName("checkpointed_size") Spread checkpointedSize,
            @JsonName("state_size") Spread stateSize,
            @JsonName("end_to_end_duration") Spread duration,
            @JsonName("checkpoint_duration") Durations checkpointDuration,
            Alignments alignment,
            @JsonName("start_delay") Spread startDelay) {}

    public record Durations(Spread sync, Spread async) {}

    public record Alignments(Spread buffered, Spread processed, Spread persisted, Spread duration) {}

    /// @param kind `completed`, or `pending`; a pending entry has no other values
    public record Subtask(
            @JsonName("className") String kind,
            int index,
            String status,

            @JsonName("ack_timestamp") @JsonOptional @Nullable
            Long ackTimestamp,

            @JsonName("end_to_end_duration") @JsonOptional @Nullable
            Long duration,

            @JsonName("checkpointed_size") @JsonOptional @Nullable
            Long checkpointedSize,

            @JsonName("state_size") @JsonOptional @Nullable Long stateSize,
            @JsonOptional @Nullable Took checkpoint,
            @JsonOptional @Nullable Alignment alignment,
            @JsonName("start_delay") @JsonOptional @Nullable Long startDelay,

            @JsonName("unaligned_checkpoint") @JsonOptional @Nullable
            Boolean isUnaligned,

            @JsonOptional @Nullable Boolean aborted) {}

    /// @param sync the time for which the subtask was blocked
    /// @param async always 0, because one writer writes for all subtasks
    public record Took(long sync, long async) {}

    public record Alignment(long buffered, long processed, long persisted, long duration) {}

    /// @param hasChangelog always false
    public record Config(
            String mode,
            long interval,
            long timeout,
            @JsonName("min_pause") long minPause,
            @JsonName("max_concurrent") int maxConcurrent,
            Externalization externalization,
            @JsonName("state_backend") String stateBackend,
            @JsonName("checkpoint_storage") String checkpointStorage,
            @JsonName("unaligned_checkpoints") boolean unalignedCheckpoints,
            @JsonName("tolerable_failed_checkpoints") int tolerableFailedCheckpoints,
            @JsonName("aligned_checkpoint_timeout") long alignedCheckpointTimeout,
            @JsonName("checkpoints_after_tasks_finish") boolean checkpointsAfterTasksFinish,
            @JsonName("state_changelog_enabled") boolean hasChangelog,

            @JsonName("changelog_periodic_materialization_interval")
            long materializationInterval,

            @JsonName("changelog_storage") @Nullable String changelogStorage) {}

    public record Externalization(
            boolean enabled,
            @JsonName("delete_on_cancellation") boolean deleteOnCancellation) {}
}
