package dev.millrace.sim.cluster;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.plan.JobForm;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ledger.SnapshotPointer;
import dev.millrace.cluster.ledger.StoredJobResult;
import dev.millrace.cluster.role.JobRecovery;
import dev.millrace.runtime.job.run.LocalJobExecutor;
import dev.millrace.sim.world.SimMachine;
import java.util.concurrent.CompletableFuture;

/// Recovers the job of a simulated cluster, as a real session does.
///
/// @param task receives the changes of the job
record SimJobRecovery(SimMachine machine, LocalJobExecutor jobs, SimTask task) implements JobRecovery {
    @Override
    public CompletableFuture<Void> resume(Left left) {
        CompletableFuture<Void> known = new CompletableFuture<>();
        task.isLeft(left.job().id());
        machine.host().threads().start("left-job", () -> {
            try {
                JobSpec spec = JobForm.read(left.form(), SimJobRecovery.class.getClassLoader());
                String snapshot = left.snapshot().map(SnapshotPointer::location).orElse(null);
                task.follow(jobs.resume(JobID.fromHexString(left.job().id()), spec, snapshot));
            } catch (Throwable failed) {
                task.isNotResumed(failed);
            } finally {
                known.complete(null);
            }
        });
        return known;
    }

    @Override
    public void remember(StoredJobResult result) {
        task.isRemembered(result);
    }

    @Override
    public CompletableFuture<Void> suspend() {
        return jobs.suspend();
    }

    @Override
    public void fail(MillraceException fault) {
        task.cannotLead(machine, fault);
    }
}
