package dev.millrace.api.process;

import dev.millrace.api.function.MapFunction;

/// A [MapFunction] with a life cycle.
public abstract class RichMapFunction<IN, OUT> extends AbstractRichFunction implements MapFunction<IN, OUT> {
    private static final long serialVersionUID = 1L;

    public RichMapFunction() {}

    @Override
    public abstract OUT map(IN value) throws Exception;
}
