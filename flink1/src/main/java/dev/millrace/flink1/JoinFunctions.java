package dev.millrace.flink1;

import dev.millrace.api.function.FlatJoinFunction;
import dev.millrace.api.function.JoinFunction;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import org.jspecify.annotations.Nullable;

/// Applies functions to a join.
record JoinFunctions<L, R>(Pairing<L, R> pairing, boolean isLeftOuter, boolean isRightOuter)
        implements JoinFunctionAssigner<L, R> {

    @Override
    public <O> Operator<O> with(JoinFunction<L, R, O> joinFunction) {
        @Nullable
        TypeInformation<O> type = KnownType.of(() -> TypeExtractor.getJoinReturnTypes(
                joinFunction, pairing.left().getType(), pairing.right().getType()));
        return joined(new OnePair<>(joinFunction), type);
    }

    @Override
    public <O> Operator<O> with(FlatJoinFunction<L, R, O> joinFunction) {
        @Nullable
        TypeInformation<O> type = KnownType.of(() -> TypeExtractor.getFlatJoinReturnTypes(
                joinFunction, pairing.left().getType(), pairing.right().getType()));
        return joined(joinFunction, type);
    }

    private <O> Operator<O> joined(FlatJoinFunction<L, R, O> function, @Nullable TypeInformation<O> type) {
        return pairing.joined(new JoinedPairs<>(function, isLeftOuter, isRightOuter), type);
    }
}
