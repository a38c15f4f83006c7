package dev.millrace.processor;

import dev.millrace.api.DataStream;
import dev.millrace.api.util.Preconditions;
import java.util.OptionalLong;

/// Where the state of an operator begins that is to be in a savepoint: with the records that it is made of.
public final class OperatorTransformation {
    private OperatorTransformation() {}

    /// @param stream bounded
    public static <T> OneInputStateTransformation<T> bootstrapWith(DataStream<T> stream) {
        return new OneInputStateTransformation<>(Preconditions.checkNotNull(stream), OptionalLong.empty());
    }

    /// @param checkpointId number of the checkpoint that functions are told; without it, the savepoint's
    public static <T> OneInputStateTransformation<T> bootstrapWith(DataStream<T> stream, long checkpointId) {
        return new OneInputStateTransformation<>(Preconditions.checkNotNull(stream), OptionalLong.of(checkpointId));
    }
}
