package dev.millrace.api.sink;

import java.io.IOException;
import java.util.Collection;

/// Makes writes visible once their checkpoint is complete. The same committable may come again after a failure, so
/// committing twice must do no harm.
public interface Committer<CommT> extends AutoCloseable {

    /// Commits; a request that says nothing about itself has been committed.
    void commit(Collection<CommitRequest<CommT>> committables) throws IOException, InterruptedException;

    /// A committable and the ways its commit can end.
    interface CommitRequest<CommT> {

        CommT getCommittable();

        /// How often it was tried before.
        int getNumberOfRetries();

        /// It cannot be committed; it is dropped with a log entry and the job goes on.
        void signalFailedWithKnownReason(Throwable t);

        /// It cannot be committed; the job fails.
        void signalFailedWithUnknownReason(Throwable t);

        /// It shall be tried again later.
        void retryLater();

        /// It shall be tried again later, changed.
        void updateAndRetryLater(CommT committable);

        /// It was committed before.
        void signalAlreadyCommitted();
    }
}
