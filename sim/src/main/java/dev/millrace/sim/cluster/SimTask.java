package dev.millrace.sim.cluster;

import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ledger.Ledger;
import dev.millrace.cluster.ledger.StoredJob;
import dev.millrace.cluster.ledger.StoredJobResult;
import dev.millrace.runtime.job.run.LocalJobClient;
import dev.millrace.sim.job.AttemptLog;
import dev.millrace.sim.job.Scene;
import dev.millrace.sim.job.Start;
import dev.millrace.sim.world.Happening;
import dev.millrace.sim.world.Life;
import dev.millrace.sim.world.SimMachine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Submits the job of a seed and waits for its end. Submits it again only if no coordinator can have accepted it. The
/// end must be reported exactly once. Called by the running thread only.
final class SimTask {
    private final Life life;
    private final Scene scene;
    private final Consumer<SimMachine> onBroken;
    private final Thread keeper = Thread.currentThread();
    private @Nullable SimMachine asked;
    private boolean isTaken;
    private String job = "";
    private StoredJobResult.@Nullable Outcome outcome;
    private String why = "";
    private boolean isTold;

    /// @param onBroken called with the machine of a coordinator that must end, on a thread of that machine
    SimTask(Life life, Scene scene, Consumer<SimMachine> onBroken) {
        this.life = life;
        this.scene = scene;
        this.onBroken = onBroken;
    }

    /// Submits the job if it is time.
    ///
    /// @param leader the coordinator that believes that it leads and knows all jobs; null if there is none
    void look(Candidates.@Nullable Candidate leader) {
        // A coordinator that has failed may have accepted the job. Then the next leader knows the job.
        boolean isAsked = asked != null && !asked.isDead();
        if (isTaken || isAsked || leader == null) return;
        if (asked != null) life.world().happened(Happening.SUBMITTED_AGAIN);
        asked = leader.machine();
        leader.machine().start("submit", () -> submit(leader));
    }

    private void submit(Candidates.Candidate leader) {
        Start start = new Start(Optional.empty(), false, scene.plan().shape().parallelism(), 0, 1);
        try {
            LocalJobClient client = (LocalJobClient) ScopedValue.where(
                            JobExecutor.HERE, leader.role().jobs())
                    .call(() -> start.environment(scene)
                            .executeAsync(AttemptLog.jobName(scene.plan().seed())));
            takes(client.getJobID().toHexString());
            follow(client);
        } catch (Exception refused) {
            if (!Blame.isOfTheWorld(refused)) life.violated("the job did not start: " + text(refused));
            asked = null;
        }
    }

    private void takes(String id) {
        isTaken = true;
        if (!job.isEmpty() && !job.equals(id)) life.violated("the job was taken twice: as " + job + " and as " + id);
        job = id;
    }

    /// Records that a new leader has found the job among those that must run.
    void isLeft(String id) {
        life.world().happened(Happening.JOB_TAKEN_OVER);
        takes(id);
        if (outcome != null) life.violated("somebody goes on with the job, which is " + outcome);
    }

    void isNotResumed(Throwable failed) {
        if (!Blame.isOfTheWorld(failed)) life.violated("the job cannot be gone on with: " + text(failed));
    }

    /// Waits for the end of the job in a coordinator.
    void follow(LocalJobClient client) {
        var unused = client.end().whenComplete((_, failure) -> {
            if (client.getJobStatus().join() != JobStatus.SUSPENDED) told(failure);
        });
    }

    private void told(@Nullable Throwable failure) {
        if (isTold) life.violated("the end of the job was told twice");
        isTold = true;
        if (failure == null) ended(StoredJobResult.Outcome.FINISHED, "");
        else ended(StoredJobResult.Outcome.FAILED, text(failure));
    }

    /// Records that a new leader has found the result of the job.
    void isRemembered(StoredJobResult result) {
        life.world().happened(Happening.END_REMEMBERED);
        takes(result.job());
        ended(result.outcome(), result.detail());
    }

    private void ended(StoredJobResult.Outcome how, String reason) {
        if (outcome != null && outcome != how) life.violated("the job is " + outcome + " and " + how);
        outcome = how;
        why = reason;
        life.host().threads().unpark(keeper);
    }

    /// Ends the process of a coordinator that cannot lead.
    void cannotLead(SimMachine machine, MillraceException fault) {
        if (!Blame.isOfTheWorld(fault)) life.violated("a coordinator cannot lead: " + text(fault));
        life.note("cannot lead: " + fault);
        onBroken.accept(machine);
    }

    boolean isOver() {
        return outcome != null;
    }

    /// Returns why the job failed; null if it did not fail.
    @Nullable
    String failure() {
        return outcome == null || outcome == StoredJobResult.Outcome.FINISHED ? null : why;
    }

    /// Returns the differences between the ledger and the actual end of the job.
    List<String> differences(Ledger ledger) {
        List<String> all = new ArrayList<>();
        for (StoredJob each : ledger.jobs()) all.add("job " + each.id() + " is over and must run");
        List<StoredJobResult> results = ledger.results();
        if (results.size() != 1 || results.getFirst().outcome() != outcome)
            all.add("the job is " + outcome + ", and what was noted is " + results);
        return all;
    }

    private static String text(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
