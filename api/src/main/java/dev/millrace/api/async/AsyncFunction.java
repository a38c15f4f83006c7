package dev.millrace.api.async;

import dev.millrace.api.function.Function;
import java.io.Serializable;
import java.util.concurrent.TimeoutException;

/// Starts an asynchronous request for each record and completes the result later.
@FunctionalInterface
public interface AsyncFunction<IN, OUT> extends Function, Serializable {

    /// Starts the request and returns at once. Called by the subtask's thread only.
    void asyncInvoke(IN input, ResultFuture<OUT> resultFuture) throws Exception;

    /// Called when a request exceeds the timeout. The method must complete the future. By default, the method fails
    /// the job.
    default void timeout(IN input, ResultFuture<OUT> resultFuture) throws Exception {
        resultFuture.completeExceptionally(
                new TimeoutException("the asynchronous call for a record was not answered in time"));
    }
}
