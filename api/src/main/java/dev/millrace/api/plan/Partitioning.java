package dev.millrace.api.plan;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.Partitioner;
import dev.millrace.api.type.TypeInformation;
import java.io.Serializable;

/// Defines how records reach a subtask of the next step.
public sealed interface Partitioning extends Serializable {

    /// Returns the short name that plans display.
    String label();

    /// Sends records forward between steps of the same parallelism, otherwise rebalances them. A built job has no
    /// such partitioning.
    record Automatic() implements Partitioning {
        @Override
        public String label() {
            return "AUTOMATIC";
        }
    }

    /// Sends records to the subtask of the same index.
    record Forward() implements Partitioning {
        @Override
        public String label() {
            return "FORWARD";
        }
    }

    /// Sends records to all subtasks in turn.
    record Rebalance() implements Partitioning {
        @Override
        public String label() {
            return "REBALANCE";
        }
    }

    /// Sends records to a group of subtasks in turn, so that each subtask receives records from few subtasks.
    record Rescale() implements Partitioning {
        @Override
        public String label() {
            return "RESCALE";
        }
    }

    /// Sends records to random subtasks.
    record Shuffle() implements Partitioning {
        @Override
        public String label() {
            return "SHUFFLE";
        }
    }

    /// Sends records to all subtasks.
    record Broadcast() implements Partitioning {
        @Override
        public String label() {
            return "BROADCAST";
        }
    }

    /// Sends records to the first subtask.
    record Global() implements Partitioning {
        @Override
        public String label() {
            return "GLOBAL";
        }
    }

    /// Sends records to the subtask that the user's partitioner returns.
    record Custom(Partitioner<?> partitioner, KeySelector<?, ?> selector) implements Partitioning {
        @Override
        public String label() {
            return "CUSTOM";
        }
    }

    /// Sends records to the subtask that owns the key.
    record Keyed(KeySelector<?, ?> selector, TypeInformation<?> keyType) implements Partitioning {
        @Override
        public String label() {
            return "HASH";
        }
    }
}
