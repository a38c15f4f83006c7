package dev.millrace.api.sink;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Contains the number of committables that a writer sends for a checkpoint.
public final class CommittableSummary<CommT> implements CommittableMessage<CommT> {
    private final int subtaskId;
    private final int numberOfSubtasks;
    private final long checkpointId;
    private final int numberOfCommittables;
    private final int numberOfFailedCommittables;

    public CommittableSummary(
            int subtaskId,
            int numberOfSubtasks,
            long checkpointId,
            int numberOfCommittables,
            int numberOfFailedCommittables) {
        this.subtaskId = subtaskId;
        this.numberOfSubtasks = numberOfSubtasks;
        this.checkpointId = checkpointId;
        this.numberOfCommittables = numberOfCommittables;
        this.numberOfFailedCommittables = numberOfFailedCommittables;
    }

    @Override
    public int getSubtaskId() {
        return subtaskId;
    }

    /// Returns the number of writers.
    public int getNumberOfSubtasks() {
        return numberOfSubtasks;
    }

    @Override
    public long getCheckpointId() {
        return checkpointId;
    }

    /// Returns the number of committables that follow.
    public int getNumberOfCommittables() {
        return numberOfCommittables;
    }

    /// Returns the number of committables that failed.
    public int getNumberOfFailedCommittables() {
        return numberOfFailedCommittables;
    }

    /// Returns the same summary for committables of another type.
    public <NewCommT> CommittableSummary<NewCommT> map() {
        return new CommittableSummary<>(
                subtaskId, numberOfSubtasks, checkpointId, numberOfCommittables, numberOfFailedCommittables);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CommittableSummary<?> summary
                && subtaskId == summary.subtaskId
                && numberOfSubtasks == summary.numberOfSubtasks
                && checkpointId == summary.checkpointId
                && numberOfCommittables == summary.numberOfCommittables
                && numberOfFailedCommittables == summary.numberOfFailedCommittables;
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                subtaskId, numberOfSubtasks, checkpointId, numberOfCommittables, numberOfFailedCommittables);
    }

    @Override
    public String toString() {
        return "CommittableSummary{subtaskId=" + subtaskId + ", numberOfSubtasks=" + numberOfSubtasks
                + ", checkpointId=" + checkpointId + ", numberOfCommittables=" + numberOfCommittables
                + ", numberOfFailedCommittables=" + numberOfFailedCommittables + "}";
    }
}
