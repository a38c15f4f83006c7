package dev.millrace.flink1;

import dev.millrace.api.KeyedStream;
import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import org.jspecify.annotations.Nullable;

/// Starts a co-group of two data sets; the keys are not yet defined.
public final class CoGroupSets<L, R> {
    private final DataSet<L> left;
    private final DataSet<R> right;

    CoGroupSets(DataSet<L> left, DataSet<R> right) {
        this.left = left;
        this.right = right;
    }

    /// Sets the key of the left set.
    public CoGroupOperatorSetsPredicate where(int... fields) {
        return new CoGroupOperatorSetsPredicate(left.stream().keyBy(fields));
    }

    /// Sets the key of the left set.
    public CoGroupOperatorSetsPredicate where(String... fields) {
        return new CoGroupOperatorSetsPredicate(left.stream().keyBy(fields));
    }

    /// Sets the key of the left set.
    public <K> CoGroupOperatorSetsPredicate where(KeySelector<L, K> keyExtractor) {
        return new CoGroupOperatorSetsPredicate(left.stream().keyBy(keyExtractor));
    }

    /// Represents a co-group whose right key is not yet defined.
    public final class CoGroupOperatorSetsPredicate {
        private final KeyedStream<L, ?> leftKey;

        CoGroupOperatorSetsPredicate(KeyedStream<L, ?> leftKey) {
            this.leftKey = leftKey;
        }

        /// Sets the key of the right set.
        public CoGroupOperatorWithoutFunction equalTo(int... fields) {
            return new CoGroupOperatorWithoutFunction(right.stream().keyBy(fields));
        }

        /// Sets the key of the right set.
        public CoGroupOperatorWithoutFunction equalTo(String... fields) {
            return new CoGroupOperatorWithoutFunction(right.stream().keyBy(fields));
        }

        /// Sets the key of the right set.
        public <K> CoGroupOperatorWithoutFunction equalTo(KeySelector<R, K> keyExtractor) {
            return new CoGroupOperatorWithoutFunction(right.stream().keyBy(keyExtractor));
        }

        /// Represents a co-group without its function.
        public final class CoGroupOperatorWithoutFunction {
            private final KeyedStream<R, ?> rightKey;

            CoGroupOperatorWithoutFunction(KeyedStream<R, ?> rightKey) {
                this.rightKey = rightKey;
            }

            /// Applies a function to all elements of each key.
            public <O> Operator<O> with(CoGroupFunction<L, R, O> function) {
                @Nullable
                TypeInformation<O> type = KnownType.of(
                        () -> TypeExtractor.getCoGroupReturnTypes(function, left.getType(), right.getType()));
                return left.with(new Pairing<>(left, right, leftKey, rightKey).grouped(function, type));
            }
        }
    }
}
