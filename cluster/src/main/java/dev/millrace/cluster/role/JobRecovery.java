package dev.millrace.cluster.role;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ledger.StoredJobResult;
import dev.millrace.cluster.ledger.SnapshotPointer;
import dev.millrace.cluster.ledger.StoredJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Goes on with what the coordinator before has left. Told in order, on one thread that may block.
public interface JobRecovery {

    /// A job that must run.
    ///
    /// @param form of what was handed in, as [dev.millrace.api.plan.JobForm] wrote it
    /// @param jars of its classes; they stay as long as the job runs
    /// @param snapshot the newest on which somebody may have acted
    record Left(StoredJob job, byte[] form, List<Path> jars, Optional<SnapshotPointer> snapshot) {}

    /// Goes on with a job; returns soon.
    ///
    /// @return complete when people can ask for the job, or it cannot be gone on with
    CompletableFuture<Void> resume(Left job);

    /// How a job ended before.
    void remember(StoredJobResult result);

    /// Another coordinator leads, or may lead: what there is of jobs here ends, and stays as it is elsewhere.
    ///
    /// @return complete when nothing of them runs here any more
    CompletableFuture<Void> suspend();

    /// This process cannot lead, or not any more, and another should take its place: it should end.
    void fail(MillraceException fault);
}
