package dev.millrace.sim.scale;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ledger.StoredJobResult;
import dev.millrace.cluster.role.JobRecovery;
import java.util.concurrent.CompletableFuture;

/// Fails if there is a job to recover, because no other leader exists.
record Nobody(BegunSubtasks tally) implements JobRecovery {
    @Override
    public CompletableFuture<Void> resume(Left job) {
        tally.broke(new IllegalStateException("somebody has left a job"));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void remember(StoredJobResult result) {
        tally.broke(new IllegalStateException("somebody has left a result"));
    }

    @Override
    public CompletableFuture<Void> suspend() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void fail(MillraceException fault) {
        tally.broke(fault);
    }
}
