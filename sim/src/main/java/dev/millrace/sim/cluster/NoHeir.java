package dev.millrace.sim.cluster;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ledger.JobResult;
import dev.millrace.cluster.role.Heir;
import dev.millrace.sim.world.Life;
import java.util.concurrent.CompletableFuture;

/// Of the only coordinator there is: nobody leaves it anything, and it must not have to give up.
///
/// @param life in which that would be wrong
record NoHeir(Life life) implements Heir {
    @Override
    public CompletableFuture<Void> resume(Left job) {
        life.violated("the first coordinator goes on with job " + job.job().id());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void remember(JobResult result) {
        life.violated("the first coordinator remembers " + result);
    }

    @Override
    public CompletableFuture<Void> suspend() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void fail(MillraceException fault) {
        life.violated("the coordinator cannot lead: " + fault);
    }
}
