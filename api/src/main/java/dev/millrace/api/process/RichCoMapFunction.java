package dev.millrace.api.process;

import dev.millrace.api.function.CoMapFunction;

/// Adds lifecycle methods and a runtime context to a [CoMapFunction].
public abstract class RichCoMapFunction<IN1, IN2, OUT> extends AbstractRichFunction
        implements CoMapFunction<IN1, IN2, OUT> {
    private static final long serialVersionUID = 1L;

    public RichCoMapFunction() {}
}
