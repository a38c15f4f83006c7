package dev.millrace.api.process;

import dev.millrace.api.function.FlatJoinFunction;
import dev.millrace.api.util.Collector;

/// Adds lifecycle methods and a runtime context to a [FlatJoinFunction].
public abstract class RichFlatJoinFunction<IN1, IN2, OUT> extends AbstractRichFunction
        implements FlatJoinFunction<IN1, IN2, OUT> {
    private static final long serialVersionUID = 1L;

    public RichFlatJoinFunction() {}

    @Override
    public abstract void join(IN1 first, IN2 second, Collector<OUT> out) throws Exception;
}
