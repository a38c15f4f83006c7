package dev.millrace.flink1;

import dev.millrace.api.KeyedStream;
import dev.millrace.api.function.KeySelector;

/// Starts a join of two data sets; the keys are not yet defined.
public final class JoinSets<L, R> {
    private final DataSet<L> left;
    private final DataSet<R> right;

    JoinSets(DataSet<L> left, DataSet<R> right) {
        this.left = left;
        this.right = right;
    }

    /// Sets the key of the left set.
    public JoinOperatorSetsPredicate where(int... fields) {
        return new JoinOperatorSetsPredicate(left.stream().keyBy(fields));
    }

    /// Sets the key of the left set.
    public JoinOperatorSetsPredicate where(String... fields) {
        return new JoinOperatorSetsPredicate(left.stream().keyBy(fields));
    }

    /// Sets the key of the left set.
    public <K> JoinOperatorSetsPredicate where(KeySelector<L, K> keySelector) {
        return new JoinOperatorSetsPredicate(left.stream().keyBy(keySelector));
    }

    /// Represents a join whose right key is not yet defined.
    public final class JoinOperatorSetsPredicate {
        private final KeyedStream<L, ?> leftKey;

        JoinOperatorSetsPredicate(KeyedStream<L, ?> leftKey) {
            this.leftKey = leftKey;
        }

        /// Sets the key of the right set.
        public JoinedSet<L, R> equalTo(int... fields) {
            return joined(right.stream().keyBy(fields));
        }

        /// Sets the key of the right set.
        public JoinedSet<L, R> equalTo(String... fields) {
            return joined(right.stream().keyBy(fields));
        }

        /// Sets the key of the right set.
        public <K> JoinedSet<L, R> equalTo(KeySelector<R, K> keySelector) {
            return joined(right.stream().keyBy(keySelector));
        }

        private JoinedSet<L, R> joined(KeyedStream<R, ?> rightKey) {
            return new JoinedSet<>(new Pairing<>(left, right, leftKey, rightKey));
        }
    }
}
