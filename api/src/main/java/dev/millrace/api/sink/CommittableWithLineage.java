package dev.millrace.api.sink;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Contains a committable with its checkpoint and its writer.
public final class CommittableWithLineage<CommT> implements CommittableMessage<CommT> {
    private final CommT committable;
    private final long checkpointId;
    private final int subtaskId;

    public CommittableWithLineage(CommT committable, long checkpointId, int subtaskId) {
        this.committable = Objects.requireNonNull(committable);
        this.checkpointId = checkpointId;
        this.subtaskId = subtaskId;
    }

    /// Returns the committable.
    public CommT getCommittable() {
        return committable;
    }

    @Override
    public int getSubtaskId() {
        return subtaskId;
    }

    @Override
    public long getCheckpointId() {
        return checkpointId;
    }

    /// Returns a converted committable with the same lineage.
    public <NewCommT> CommittableWithLineage<NewCommT> map(Function<CommT, NewCommT> mapper) {
        return new CommittableWithLineage<>(mapper.apply(committable), checkpointId, subtaskId);
    }

    /// Returns the same committable with another writer's subtask index.
    public CommittableWithLineage<CommT> withSubtaskId(int newSubtaskId) {
        return new CommittableWithLineage<>(committable, checkpointId, newSubtaskId);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CommittableWithLineage<?> message
                && checkpointId == message.checkpointId
                && subtaskId == message.subtaskId
                && committable.equals(message.committable);
    }

    @Override
    public int hashCode() {
        return Objects.hash(committable, checkpointId, subtaskId);
    }

    @Override
    public String toString() {
        return "CommittableWithLineage{committable=" + committable + ", checkpointId=" + checkpointId + ", subtaskId="
                + subtaskId + "}";
    }
}
