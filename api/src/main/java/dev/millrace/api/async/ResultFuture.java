package dev.millrace.api.async;

import java.util.Collection;

/// Receives the result for one record. Only the first call has an effect. Thread-safe.
public interface ResultFuture<OUT> {

    /// Completes the request with records. The collection may be empty.
    void complete(Collection<OUT> result);

    /// Completes the request with an error. The error fails the job unless a retry strategy handles it.
    void completeExceptionally(Throwable error);

    /// Completes the request with records that the thread of the subtask requests from the supplier.
    void complete(CollectionSupplier<OUT> supplier);
}
