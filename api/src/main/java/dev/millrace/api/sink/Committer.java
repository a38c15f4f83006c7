package dev.millrace.api.sink;

import java.io.IOException;
import java.util.Collection;

/// Makes writes visible after their checkpoint is complete. After a failure, the same committable may arrive again, so
/// commits must be idempotent.
public interface Committer<CommT> extends AutoCloseable {

    /// Commits requests. A request counts as committed if the method calls none of its signal or retry methods.
    void commit(Collection<CommitRequest<CommT>> committables) throws IOException, InterruptedException;

    /// Contains a committable and takes the result of its commit.
    interface CommitRequest<CommT> {

        CommT getCommittable();

        /// Returns the number of earlier attempts to commit.
        int getNumberOfRetries();

        /// Reports that the committable cannot be committed for a known reason. The committable is dropped, a message
        /// is logged, and the job continues.
        void signalFailedWithKnownReason(Throwable t);

        /// Reports that the committable cannot be committed for an unknown reason. The job fails.
        void signalFailedWithUnknownReason(Throwable t);

        /// Requests another attempt later.
        void retryLater();

        /// Requests another attempt later with a changed committable.
        void updateAndRetryLater(CommT committable);

        /// Reports that the committable was committed before.
        void signalAlreadyCommitted();
    }
}
