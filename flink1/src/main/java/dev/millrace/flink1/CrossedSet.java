package dev.millrace.flink1;

import dev.millrace.api.function.CrossFunction;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import org.jspecify.annotations.Nullable;

/// Represents the cross product of two data sets, unless a function is applied to the pairs. Runs in one subtask.
public class CrossedSet<L, R> extends Operator<Tuple2<L, R>> {
    private final Pairing<L, R> pairing;

    private CrossedSet(Pairing<L, R> pairing) {
        super(
                pairing.left().getExecutionEnvironment(),
                pairing.grouped(
                                new JoinedPairs<>(new OnePair<>(Tuple2::of), false, false),
                                Types.TUPLE(
                                        pairing.left().getType(),
                                        pairing.right().getType()))
                        .setParallelism(1));
        this.pairing = pairing;
    }

    static <L, R> CrossedSet<L, R> of(DataSet<L> left, DataSet<R> right) {
        return new CrossedSet<>(Pairing.ofAll(left, right));
    }

    /// Applies a function to each pair.
    public <O> Operator<O> with(CrossFunction<L, R, O> function) {
        @Nullable
        TypeInformation<O> type = KnownType.of(() -> TypeExtractor.getCrossReturnTypes(
                function, pairing.left().getType(), pairing.right().getType()));
        return pairing.joined(new JoinedPairs<>(new OnePair<>(new CrossedPair<>(function)), false, false), type)
                .setParallelism(1);
    }
}
