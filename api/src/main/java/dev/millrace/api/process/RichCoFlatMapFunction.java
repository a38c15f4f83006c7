package dev.millrace.api.process;

import dev.millrace.api.function.CoFlatMapFunction;

/// Adds lifecycle methods and a runtime context to a [CoFlatMapFunction].
public abstract class RichCoFlatMapFunction<IN1, IN2, OUT> extends AbstractRichFunction
        implements CoFlatMapFunction<IN1, IN2, OUT> {
    private static final long serialVersionUID = 1L;

    public RichCoFlatMapFunction() {}
}
