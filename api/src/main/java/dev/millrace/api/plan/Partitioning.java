package dev.millrace.api.plan;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.Partitioner;
import dev.millrace.api.type.TypeInformation;
import java.io.Serializable;

/// Defines how records reach a subtask of the next step.
public sealed interface Partitioning extends Serializable {

    /// Returns the short name that plans display.
    default String label() {
        return switch (this) {
            case Automatic _ -> "AUTOMATIC";
            case Forward _ -> "FORWARD";
            case Rebalance _ -> "REBALANCE";
            case Rescale _ -> "RESCALE";
            case Shuffle _ -> "SHUFFLE";
            case Broadcast _ -> "BROADCAST";
            case Global _ -> "GLOBAL";
            case Custom _ -> "CUSTOM";
            case Keyed _ -> "HASH";
        };
    }

    /// Sends records forward between steps of the same parallelism, otherwise rebalances them. A built job has no
    /// such partitioning.
    record Automatic() implements Partitioning {}

    /// Sends records to the subtask of the same index.
    record Forward() implements Partitioning {}

    /// Sends records to all subtasks in turn.
    record Rebalance() implements Partitioning {}

    /// Sends records to a group of subtasks in turn, so that each subtask receives records from few subtasks.
    record Rescale() implements Partitioning {}

    /// Sends records to random subtasks.
    record Shuffle() implements Partitioning {}

    /// Sends records to all subtasks.
    record Broadcast() implements Partitioning {}

    /// Sends records to the first subtask.
    record Global() implements Partitioning {}

    /// Sends records to the subtask that the user's partitioner returns.
    record Custom(Partitioner<?> partitioner, KeySelector<?, ?> selector) implements Partitioning {}

    /// Sends records to the subtask that owns the key.
    record Keyed(KeySelector<?, ?> selector, TypeInformation<?> keyType) implements Partitioning {}
}
