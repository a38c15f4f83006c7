package dev.millrace.sim.scale;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ledger.JobResult;
import dev.millrace.cluster.role.Heir;
import java.util.concurrent.CompletableFuture;

/// There is nobody from whom to take over.
record Nobody(Tally tally) implements Heir {
    @Override
    public CompletableFuture<Void> resume(Left job) {
        tally.broke(new IllegalStateException("somebody has left a job"));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void remember(JobResult result) {
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
