package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Defines messages about the parallelism of running jobs. Times are in milliseconds.
public final class RescaleMessages {
    private RescaleMessages() {}

    /// Holds the requirement of one vertex. Bodies map vertex ids to requirements.
    public record Requirement(@Nullable Parallelism parallelism) {}

    /// @param lowerBound values below 1 mean 1
    /// @param upperBound values below 1 mean the vertex's maximum
    public record Parallelism(
            @JsonName("lowerBound") int lowerBound,
            @JsonName("upperBound") int upperBound) {}

    public record Overview(@JsonName("rescalesCounts") Counts counts, Latest latest) {}

    public record Counts(
            long ignored, @JsonName("inProgress") long inProgress, long completed, long failed) {}

    public record Latest(
            @Nullable Rescale completed,
            @Nullable Rescale failed,
            @Nullable Rescale ignored) {}

    /// Describes a rescale of a job.
    ///
    /// @param vertices by vertex id
    /// @param slots by the ids of slot sharing groups
    /// @param schedulerStates Executing while a checkpoint was taken, Restarting while the job did not run
    public record Rescale(
            @JsonName("rescaleUuid") String id,
            @JsonName("resourceRequirementsUuid") String requirements,
            @JsonName("rescaleAttemptId") long number,
            Map<String, Width> vertices,
            Map<String, Slots> slots,
            @JsonName("schedulerStates") List<Span> schedulerStates,
            @JsonName("startTimestampInMillis") long start,
            @JsonName("endTimestampInMillis") long end,
            @JsonName("terminalState") String terminalState,
            @JsonName("triggerCause") String triggerCause,
            @JsonName("terminatedReason") String terminatedReason) {}

    public record Width(
            @JsonName("jobVertexId") String id,
            @JsonName("jobVertexName") String name,
            @JsonName("slotSharingGroupId") String groupId,
            @JsonName("slotSharingGroupName") String group,
            @JsonName("desiredParallelism") int desired,
            @JsonName("sufficientParallelism") int sufficient,
            @JsonName("preRescaleParallelism") int before,
            @JsonName("postRescaleParallelism") int after) {}

    /// Holds the slots of a slot sharing group, without resource profiles, because all slots have the same size.
    public record Slots(
            @JsonName("slotSharingGroupId") String groupId,
            @JsonName("slotSharingGroupName") String group,
            @JsonName("desiredSlots") int desired,
            @JsonName("minimalRequiredSlots") int sufficient,
            @JsonName("preRescaleSlots") int before,
            @JsonName("postRescaleSlots") int after) {}

    public record Span(
            String state,
            @JsonName("enterTimestampInMillis") long enter,
            @JsonName("leaveTimestampInMillis") long leave,
            @JsonName("durationInMillis") long duration,
            @JsonName("stringifiedException") @Nullable String failure) {}

    public record Summary(
            @JsonName("rescalesCounts") Counts counts,
            @JsonName("rescalesDurationStatsInMillis") CheckpointMessages.Spread all,

            @JsonName("completedRescalesDurationStatsInMillis")
            CheckpointMessages.Spread completed,

            @JsonName("ignoredRescalesDurationStatsInMillis")
            CheckpointMessages.Spread ignored,

            @JsonName("failedRescalesDurationStatsInMillis") CheckpointMessages.Spread failed) {}

    /// @param mode REACTIVE or null
    public record Config(
            @JsonName("rescaleHistoryMax") int history,
            @JsonName("schedulerExecutionMode") @Nullable String mode,

            @JsonName("submissionResourceWaitTimeoutInMillis")
            long waiting,

            @JsonName("submissionResourceStabilizationTimeoutInMillis")
            long stable,

            @JsonName("slotIdleTimeoutInMillis") long idle,
            @JsonName("executingCooldownTimeoutInMillis") long cooldown,

            @JsonName("executingResourceStabilizationTimeoutInMillis")
            long runningStable,

            @JsonName("maximumDelayForTriggeringRescaleInMillis")
            long checkpoint,

            @JsonName("rescaleOnFailedCheckpointCount") int checkpointFailures) {}
}
