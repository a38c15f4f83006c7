package dev.millrace.api.async;

import dev.millrace.api.process.AbstractRichFunction;

/// Adds lifecycle methods and a runtime context to an [AsyncFunction]. Callbacks on other threads must not access state
/// or accumulators.
public abstract class RichAsyncFunction<IN, OUT> extends AbstractRichFunction implements AsyncFunction<IN, OUT> {
    private static final long serialVersionUID = 1L;

    public RichAsyncFunction() {}

    @Override
    public abstract void asyncInvoke(IN input, ResultFuture<OUT> resultFuture) throws Exception;
}
