package dev.millrace.api.async;

import java.util.Collection;

/// Takes the answer for one record, from any thread. The first call counts; others are ignored.
public interface ResultFuture<OUT> {

    /// Answers with records, which may be none.
    void complete(Collection<OUT> result);

    /// Answers with an error, which fails the job unless a retry strategy takes it.
    void completeExceptionally(Throwable error);

    /// Answers with records that the task's thread then asks for.
    void complete(CollectionSupplier<OUT> supplier);
}
