package dev.millrace.api.process;

import dev.millrace.api.function.ReduceFunction;

/// Adds lifecycle methods and a runtime context to a [ReduceFunction].
public abstract class RichReduceFunction<T> extends AbstractRichFunction implements ReduceFunction<T> {
    private static final long serialVersionUID = 1L;

    public RichReduceFunction() {}

    @Override
    public abstract T reduce(T value1, T value2) throws Exception;
}
