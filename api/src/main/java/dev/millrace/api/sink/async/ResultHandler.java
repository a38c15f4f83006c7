package dev.millrace.api.sink.async;

import java.util.List;

/// Receives the result of a request. Only the first call has an effect. Thread-safe.
public interface ResultHandler<T> {

    /// Reports that all entries arrived.
    void complete();

    /// Reports a failure that fails the job.
    void completeExceptionally(Exception e);

    /// Reports that the given entries must be sent again and that all others arrived.
    void retryForEntries(List<T> requestEntriesToRetry);
}
