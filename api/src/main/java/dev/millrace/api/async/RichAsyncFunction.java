package dev.millrace.api.async;

import dev.millrace.api.process.AbstractRichFunction;

/// An [AsyncFunction] with a life cycle. Callbacks on other threads must not touch its state or accumulators.
public abstract class RichAsyncFunction<IN, OUT> extends AbstractRichFunction implements AsyncFunction<IN, OUT> {
    private static final long serialVersionUID = 1L;

    public RichAsyncFunction() {}

    @Override
    public abstract void asyncInvoke(IN input, ResultFuture<OUT> resultFuture) throws Exception;
}
