package dev.millrace.api.plan;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.Partitioner;
import dev.millrace.api.type.TypeInformation;
import java.io.Serializable;

/// How records find the subtask of the next step.
public sealed interface Partitioning extends Serializable {

    /// The short name that plans and pictures of plans use.
    String label();

    /// Forward between steps of the same parallelism, else rebalance; a built job has none of these.
    record Automatic() implements Partitioning {
        @Override
        public String label() {
            return "AUTOMATIC";
        }
    }

    /// To the subtask of the same number.
    record Forward() implements Partitioning {
        @Override
        public String label() {
            return "FORWARD";
        }
    }

    /// To all subtasks in turn.
    record Rebalance() implements Partitioning {
        @Override
        public String label() {
            return "REBALANCE";
        }
    }

    /// To a group of subtasks in turn, so that each of them gets records from few.
    record Rescale() implements Partitioning {
        @Override
        public String label() {
            return "RESCALE";
        }
    }

    /// To a subtask chosen by chance.
    record Shuffle() implements Partitioning {
        @Override
        public String label() {
            return "SHUFFLE";
        }
    }

    /// To all subtasks.
    record Broadcast() implements Partitioning {
        @Override
        public String label() {
            return "BROADCAST";
        }
    }

    /// To the first subtask.
    record Global() implements Partitioning {
        @Override
        public String label() {
            return "GLOBAL";
        }
    }

    /// To the subtask that the user's partitioner names.
    record Custom(Partitioner<?> partitioner, KeySelector<?, ?> selector) implements Partitioning {
        @Override
        public String label() {
            return "CUSTOM";
        }
    }

    /// To the subtask that owns the key.
    record Keyed(KeySelector<?, ?> selector, TypeInformation<?> keyType) implements Partitioning {
        @Override
        public String label() {
            return "HASH";
        }
    }
}
