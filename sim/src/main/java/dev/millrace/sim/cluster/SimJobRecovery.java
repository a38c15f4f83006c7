package dev.millrace.sim.cluster;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.plan.JobForm;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ledger.StoredJobResult;
import dev.millrace.cluster.ledger.SnapshotPointer;
import dev.millrace.cluster.role.JobRecovery;
import dev.millrace.runtime.job.LocalJobExecutor;
import dev.millrace.sim.world.SimMachine;
import java.util.concurrent.CompletableFuture;

/// Of a coordinator in a town: goes on with the job as a session does.
///
/// @param errand told what becomes of the job
record SimJobRecovery(SimMachine machine, LocalJobExecutor jobs, Errand errand) implements JobRecovery {
    @Override
    public CompletableFuture<Void> resume(Left left) {
        CompletableFuture<Void> known = new CompletableFuture<>();
        errand.isLeft(left.job().id());
        machine.host().threads().start("left-job", () -> {
            try {
                JobSpec spec = JobForm.read(left.form(), SimJobRecovery.class.getClassLoader());
                String snapshot = left.snapshot().map(SnapshotPointer::location).orElse(null);
                errand.follow(jobs.resume(JobID.fromHexString(left.job().id()), spec, snapshot));
            } catch (Throwable failed) {
                errand.isNotResumed(failed);
            } finally {
                known.complete(null);
            }
        });
        return known;
    }

    @Override
    public void remember(StoredJobResult result) {
        errand.isRemembered(result);
    }

    @Override
    public CompletableFuture<Void> suspend() {
        return jobs.suspend();
    }

    @Override
    public void fail(MillraceException fault) {
        errand.cannotLead(machine, fault);
    }
}
