package dev.millrace.flink1;

import dev.millrace.api.function.CrossFunction;
import dev.millrace.api.function.JoinFunction;

/// Calls the function of a cross with a pair.
final class CrossedPair<L, R, O> extends Wrapped<CrossFunction<L, R, O>> implements JoinFunction<L, R, O> {
    private static final long serialVersionUID = 1L;

    CrossedPair(CrossFunction<L, R, O> function) {
        super(function);
    }

    @Override
    public O join(L first, R second) throws Exception {
        return function.cross(first, second);
    }
}
