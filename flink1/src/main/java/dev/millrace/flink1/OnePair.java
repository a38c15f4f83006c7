package dev.millrace.flink1;

import dev.millrace.api.function.FlatJoinFunction;
import dev.millrace.api.function.JoinFunction;
import dev.millrace.api.util.Collector;

/// Emits the result of a function for a pair.
final class OnePair<L, R, O> extends Wrapped<JoinFunction<L, R, O>> implements FlatJoinFunction<L, R, O> {
    private static final long serialVersionUID = 1L;

    OnePair(JoinFunction<L, R, O> function) {
        super(function);
    }

    @Override
    public void join(L first, R second, Collector<O> out) throws Exception {
        out.collect(function.join(first, second));
    }
}
