package dev.millrace.processor;

import dev.millrace.api.DataStream;
import dev.millrace.api.util.Preconditions;
import java.util.OptionalLong;

/// Starts to bootstrap the state of an operator from records.
public final class OperatorTransformation {
    private OperatorTransformation() {}

    /// @param stream must be bounded
    public static <T> OneInputStateTransformation<T> bootstrapWith(DataStream<T> stream) {
        return new OneInputStateTransformation<>(Preconditions.checkNotNull(stream), OptionalLong.empty());
    }

    /// @param checkpointId the checkpoint id that functions receive; by default the savepoint's
    public static <T> OneInputStateTransformation<T> bootstrapWith(DataStream<T> stream, long checkpointId) {
        return new OneInputStateTransformation<>(Preconditions.checkNotNull(stream), OptionalLong.of(checkpointId));
    }
}
