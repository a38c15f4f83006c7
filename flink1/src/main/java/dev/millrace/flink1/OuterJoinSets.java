package dev.millrace.flink1;

import dev.millrace.api.KeyedStream;
import dev.millrace.api.function.KeySelector;

/// Starts an outer join of two data sets; the keys are not yet defined.
public final class OuterJoinSets<L, R> {
    private final DataSet<L> left;
    private final DataSet<R> right;
    private final boolean isLeftOuter;
    private final boolean isRightOuter;

    OuterJoinSets(DataSet<L> left, DataSet<R> right, boolean isLeftOuter, boolean isRightOuter) {
        this.left = left;
        this.right = right;
        this.isLeftOuter = isLeftOuter;
        this.isRightOuter = isRightOuter;
    }

    /// Sets the key of the left set.
    public WithLeftKey where(int... fields) {
        return new WithLeftKey(left.stream().keyBy(fields));
    }

    /// Sets the key of the left set.
    public WithLeftKey where(String... fields) {
        return new WithLeftKey(left.stream().keyBy(fields));
    }

    /// Sets the key of the left set.
    public <K> WithLeftKey where(KeySelector<L, K> keySelector) {
        return new WithLeftKey(left.stream().keyBy(keySelector));
    }

    /// Represents a join whose right key is not yet defined.
    public final class WithLeftKey {
        private final KeyedStream<L, ?> leftKey;

        WithLeftKey(KeyedStream<L, ?> leftKey) {
            this.leftKey = leftKey;
        }

        /// Sets the key of the right set.
        public JoinFunctionAssigner<L, R> equalTo(int... fields) {
            return joined(right.stream().keyBy(fields));
        }

        /// Sets the key of the right set.
        public JoinFunctionAssigner<L, R> equalTo(String... fields) {
            return joined(right.stream().keyBy(fields));
        }

        /// Sets the key of the right set.
        public <K> JoinFunctionAssigner<L, R> equalTo(KeySelector<R, K> keySelector) {
            return joined(right.stream().keyBy(keySelector));
        }

        private JoinFunctionAssigner<L, R> joined(KeyedStream<R, ?> rightKey) {
            return new JoinFunctions<>(new Pairing<>(left, right, leftKey, rightKey), isLeftOuter, isRightOuter);
        }
    }
}
