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

/// Two data sets whose elements meet by key.
///
/// @param leftKey how elements of the left set are grouped
/// @param rightKey how elements of the right set are
record Pairing<L, R>(DataSet<L> left, DataSet<R> right, KeyedStream<L, ?> leftKey, KeyedStream<R, ?> rightKey) {

    /// All elements meet, in one subtask.
    static <L, R> Pairing<L, R> ofAll(DataSet<L> left, DataSet<R> right) {
        return new Pairing<>(
                left,
                right,
                left.stream().keyBy(new NullByteKeySelector<>(), Types.BYTE),
                right.stream().keyBy(new NullByteKeySelector<>(), Types.BYTE));
    }

    /// What a function makes of all elements of each key.
    @SuppressWarnings("unchecked") // that the types of keys are the same is checked where streams are joined
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

    /// What a function makes of each pair, as a data set.
    <O> Operator<O> joined(JoinedPairs<L, R, O> function, @Nullable TypeInformation<O> type) {
        return left.with(grouped(function, type));
    }
}
