package dev.millrace.api.process;

import dev.millrace.api.function.FilterFunction;

/// A [FilterFunction] with a life cycle.
public abstract class RichFilterFunction<T> extends AbstractRichFunction implements FilterFunction<T> {
    private static final long serialVersionUID = 1L;

    public RichFilterFunction() {}

    @Override
    public abstract boolean filter(T value) throws Exception;
}
