package dev.millrace.api.process;

import dev.millrace.api.function.FilterFunction;

/// Adds lifecycle methods and a runtime context to a [FilterFunction].
public abstract class RichFilterFunction<T> extends AbstractRichFunction implements FilterFunction<T> {
    private static final long serialVersionUID = 1L;

    public RichFilterFunction() {}

    @Override
    public abstract boolean filter(T value) throws Exception;
}
