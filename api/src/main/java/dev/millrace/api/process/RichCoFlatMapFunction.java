package dev.millrace.api.process;

import dev.millrace.api.function.CoFlatMapFunction;

/// A [CoFlatMapFunction] with a life cycle.
public abstract class RichCoFlatMapFunction<IN1, IN2, OUT> extends AbstractRichFunction
        implements CoFlatMapFunction<IN1, IN2, OUT> {
    private static final long serialVersionUID = 1L;

    public RichCoFlatMapFunction() {}
}
