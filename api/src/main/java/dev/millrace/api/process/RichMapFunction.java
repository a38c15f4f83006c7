package dev.millrace.api.process;

import dev.millrace.api.function.MapFunction;

/// Adds lifecycle methods and a runtime context to a [MapFunction].
public abstract class RichMapFunction<IN, OUT> extends AbstractRichFunction implements MapFunction<IN, OUT> {
    private static final long serialVersionUID = 1L;

    public RichMapFunction() {}

    @Override
    public abstract OUT map(IN value) throws Exception;
}
