package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// About the parallelism of running jobs. Times are milliseconds.
public final class RescaleMessages {
    private RescaleMessages() {}

    /// What is wanted for one vertex; bodies have one of these for each vertex, by its id.
    public record Requirement(@Nullable Parallelism parallelism) {}

    /// @param lowerBound below 1 for 1
    /// @param upperBound below 1 for as much as the vertex may have
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

    /// A change of the parallelism of a job.
    ///
    /// @param vertices by their ids
    /// @param slots by the ids of slot sharing groups
    /// @param schedulerStates Executing while a checkpoint was taken, Restarting while the job stood still
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

    /// Without resource profiles: slots have one size.
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
