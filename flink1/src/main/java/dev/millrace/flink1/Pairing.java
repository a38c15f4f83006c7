package dev.millrace.flink1;

import dev.millrace.api.KeyedStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.NullByteKeySelector;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.window.assigner.GlobalWindows;
import org.jspecify.annotations.Nullable;

/// Represents two data sets that are joined by key.
///
/// @param leftKey the left set by key
/// @param rightKey the right set by key
record Pairing<L, R>(DataSet<L> left, DataSet<R> right, KeyedStream<L, ?> leftKey, KeyedStream<R, ?> rightKey) {

    /// Pairs all elements, in one subtask.
    static <L, R> Pairing<L, R> ofAll(DataSet<L> left, DataSet<R> right) {
        return new Pairing<>(
                left,
                right,
                left.stream().keyBy(new NullByteKeySelector<>(), Types.BYTE),
                right.stream().keyBy(new NullByteKeySelector<>(), Types.BYTE));
    }

    /// Applies a function to all elements of each key.
    @SuppressWarnings("unchecked") // the join of the streams checks that the types of the keys are equal
    <O> SingleOutputStreamOperator<O> grouped(CoGroupFunction<L, R, O> function, @Nullable TypeInformation<O> type) {
        var pairs = left.stream()
                .coGroup(right.stream())
                .where((KeySelector<L, Object>) leftKey.getKeySelector(), (TypeInformation<Object>)
                        leftKey.getKeyType())
                .equalTo((KeySelector<R, Object>) rightKey.getKeySelector(), (TypeInformation<Object>)
                        rightKey.getKeyType())
                .window(GlobalWindows.createWithEndOfStreamTrigger());
        return type == null ? pairs.apply(function) : pairs.apply(function, type);
    }

    /// Applies a function to each pair, and returns the results as a data set.
    <O> Operator<O> joined(JoinedPairs<L, R, O> function, @Nullable TypeInformation<O> type) {
        return left.with(grouped(function, type));
    }
}
