package dev.millrace.api.async;

import dev.millrace.api.function.Function;
import java.io.Serializable;
import java.util.concurrent.TimeoutException;

/// Starts work for each record and answers later.
@FunctionalInterface
public interface AsyncFunction<IN, OUT> extends Function, Serializable {

    /// Starts the work, and returns without waiting for it. The task's thread calls it.
    void asyncInvoke(IN input, ResultFuture<OUT> resultFuture) throws Exception;

    /// Called when the answer takes too long; it must complete the future. It fails the job unless overridden.
    default void timeout(IN input, ResultFuture<OUT> resultFuture) throws Exception {
        resultFuture.completeExceptionally(
                new TimeoutException("the asynchronous call for a record was not answered in time"));
    }
}
