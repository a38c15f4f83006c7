package dev.millrace.flink1;

import dev.millrace.api.function.FlatJoinFunction;
import dev.millrace.api.function.JoinFunction;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.Types;

/// Represents the pairs of a join, unless a function is applied to them.
public class JoinedSet<L, R> extends Operator<Tuple2<L, R>> implements JoinFunctionAssigner<L, R> {
    private final JoinFunctions<L, R> functions;

    JoinedSet(Pairing<L, R> pairing) {
        super(
                pairing.left().getExecutionEnvironment(),
                pairing.grouped(
                        new JoinedPairs<>(new OnePair<>(Tuple2::of), false, false),
                        Types.TUPLE(pairing.left().getType(), pairing.right().getType())));
        this.functions = new JoinFunctions<>(pairing, false, false);
    }

    @Override
    public <O> Operator<O> with(JoinFunction<L, R, O> joinFunction) {
        return functions.with(joinFunction);
    }

    @Override
    public <O> Operator<O> with(FlatJoinFunction<L, R, O> joinFunction) {
        return functions.with(joinFunction);
    }
}
