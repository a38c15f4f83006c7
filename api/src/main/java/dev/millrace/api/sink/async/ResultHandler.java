package dev.millrace.api.sink.async;

import java.util.List;

/// Hears what became of a request. Exactly one method counts, the first that is called; any thread may call it.
public interface ResultHandler<T> {

    /// All entries arrived.
    void complete();

    /// The request failed in a way that ends the job.
    void completeExceptionally(Exception e);

    /// These entries have to be sent again; the others arrived.
    void retryForEntries(List<T> requestEntriesToRetry);
}
