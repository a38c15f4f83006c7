package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// About checkpoints. Sizes are bytes, times milliseconds.
public final class CheckpointMessages {
    private CheckpointMessages() {}

    public record Statistics(Counts counts, Summary summary, Latest latest, List<Checkpoint> history) {}

    public record Counts(
            long restored,
            long total,
            @JsonName("in_progress") long inProgress,
            long completed,
            long failed) {}

    public record Summary(
            @JsonName("checkpointed_size") Spread checkpointedSize,
            @JsonName("state_size") Spread stateSize,
            @JsonName("end_to_end_duration") Spread duration) {}

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

    /// @param status IN_PROGRESS, COMPLETED or FAILED
    /// @param duration so far if it goes on
    /// @param stall for how long it held one subtask up at most
    public record Checkpoint(
            long id,
            String status,
            @JsonName("is_savepoint") boolean isSavepoint,
            @JsonName("savepointFormat") @Nullable String savepointFormat,
            @JsonName("trigger_timestamp") long triggerTimestamp,
            @JsonName("latest_ack_timestamp") long latestAckTimestamp,
            @JsonName("checkpointed_size") long checkpointedSize,
            @JsonName("state_size") long stateSize,
            @JsonName("end_to_end_duration") long duration,
            @JsonName("checkpoint_type") String checkpointType,
            @JsonName("external_path") @Nullable String externalPath,
            @JsonName("failure_timestamp") @Nullable Long failureTimestamp,
            @JsonName("failure_message") @Nullable String failureMessage,
            @JsonName("longest_stall_nanos") long stall) {}

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
            @JsonName("checkpoints_after_tasks_finish") boolean checkpointsAfterTasksFinish) {}

    public record Externalization(
            boolean enabled,
            @JsonName("delete_on_cancellation") boolean deleteOnCancellation) {}
}
