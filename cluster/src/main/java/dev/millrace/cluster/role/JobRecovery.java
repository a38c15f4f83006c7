package dev.millrace.cluster.role;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ledger.StoredJobResult;
import dev.millrace.cluster.ledger.SnapshotPointer;
import dev.millrace.cluster.ledger.StoredJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Recovers the jobs that the former coordinator has left. Calls arrive in order on one thread, which may block.
public interface JobRecovery {

    /// Describes a job that must run.
    ///
    /// @param form the submitted job in the format of [dev.millrace.api.plan.JobForm]
    /// @param jars the jars of its classes; they stay as long as the job runs
    /// @param snapshot the newest snapshot that a sink may already have committed
    record Left(StoredJob job, byte[] form, List<Path> jars, Optional<SnapshotPointer> snapshot) {}

    /// Resumes a job. Returns soon.
    ///
    /// @return a future that completes when users can query the job, or when the job cannot be resumed
    CompletableFuture<Void> resume(Left job);

    /// Records the result of a job that ended earlier.
    void remember(StoredJobResult result);

    /// Suspends all jobs because another coordinator leads or may lead. Jobs end here, but their stored
    /// state stays.
    ///
    /// @return a future that completes when nothing of the jobs runs here any more
    CompletableFuture<Void> suspend();

    /// Reports that this process cannot lead or continue to lead. The process should exit, so that another takes
    /// its place.
    void fail(MillraceException fault);
}
