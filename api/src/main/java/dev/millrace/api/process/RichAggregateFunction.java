package dev.millrace.api.process;

import dev.millrace.api.function.AggregateFunction;

/// Adds lifecycle methods and a runtime context to an [AggregateFunction].
public abstract class RichAggregateFunction<IN, ACC, OUT> extends AbstractRichFunction
        implements AggregateFunction<IN, ACC, OUT> {
    private static final long serialVersionUID = 1L;

    public RichAggregateFunction() {}

    @Override
    public abstract ACC createAccumulator();

    @Override
    public abstract ACC add(IN value, ACC accumulator);

    @Override
    public abstract OUT getResult(ACC accumulator);

    @Override
    public abstract ACC merge(ACC a, ACC b);
}
