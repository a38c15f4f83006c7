package dev.millrace.runtime.job.run;

import dev.millrace.api.config.ExternalizedCheckpointRetention;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Clock;
import dev.millrace.runtime.checkpoint.Checkpoints;
import dev.millrace.runtime.checkpoint.restore.RecoveryRule;
import dev.millrace.runtime.job.JobContext;
import dev.millrace.runtime.job.JobFaults;
import dev.millrace.runtime.job.deploy.Workers;
import dev.millrace.runtime.job.snapshot.StatusHistory;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done once nothing of a job runs any more: hooks are called, the end is noted where another process would
/// look, checkpoints are let go, and then everybody is told. On the job's thread, but for what says otherwise.
final class Termination {
    private static final Logger LOG = LoggerFactory.getLogger(Termination.class);

    private final JobID id;
    private final JobContext context;
    private final JobEnds ends;
    private final ExternalizedCheckpointRetention retention;
    private final StatusHistory status;
    private final Restarts restarts;
    private final Clock clock;
    private final long startedNanos;
    private final CompletableFuture<JobExecutionResult> result = new CompletableFuture<>();
    private final JobEvents events;
    /// Somebody else goes on with the job.
    private volatile boolean isLeft;

    private volatile Runnable reports = () -> {};

    /// What a job holds until its end.
    ///
    /// @param threads lets go of those that its subtasks had here
    /// @param workers null if it had come to none
    /// @param checkpoints null if it could take none
    record Holdings(
            Runnable threads,
            @Nullable Workers workers,
            @Nullable Checkpoints checkpoints) {}

    /// @param retention what becomes of the job's checkpoints
    Termination(
            JobID id,
            JobContext context,
            JobEnds ends,
            ExternalizedCheckpointRetention retention,
            StatusHistory status,
            JobEvents events,
            Restarts restarts) {
        this.events = events;
        this.id = id;
        this.context = context;
        this.ends = ends;
        this.retention = retention;
        this.status = status;
        this.restarts = restarts;
        this.clock = context.host().clock();
        this.startedNanos = clock.nanos();
    }

    /// The job's metrics, spans and events are reported.
    ///
    /// @param end ends that
    void reported(Runnable end) {
        reports = end;
    }

    /// Complete when all is done. Any thread.
    CompletableFuture<JobExecutionResult> result() {
        return result;
    }

    /// The job ends in this process alone. Any thread.
    void leave() {
        isLeft = true;
    }

    /// Ends the job.
    ///
    /// @param thrown why it is given up; null if it is not
    void end(Holdings holdings, @Nullable Throwable thrown) {
        JobStatus how = how(thrown);
        Throwable failure = callHooks(how, thrown, holdings.threads());
        Workers used = holdings.workers();
        JobStatus told = noted(used, failure == null ? how : JobStatus.FAILED, failure);
        Runnable last = () -> {
            if (used != null) used.close();
            tell(told, failure);
        };
        Checkpoints taken = holdings.checkpoints();
        if (taken == null) last.run();
        else if (told == JobStatus.SUSPENDED || isRefused(failure)) taken.leave(last);
        else taken.close(keeps(how), keeps(how) || how == JobStatus.FAILED, last);
    }

    /// Whether the job has failed for a checkpoint that somebody may repair.
    private static boolean isRefused(@Nullable Throwable failure) {
        return failure != null && RecoveryRule.isRefusal(failure);
    }

    private JobStatus how(@Nullable Throwable thrown) {
        if (isLeft) return JobStatus.SUSPENDED;
        if (status.get() == JobStatus.CANCELLING) return JobStatus.CANCELED;
        return thrown == null ? JobStatus.FINISHED : JobStatus.FAILED;
    }

    /// @return why the job failed; null if it did not
    private @Nullable Throwable callHooks(JobStatus how, @Nullable Throwable thrown, Runnable threads) {
        Throwable failure = how == JobStatus.FAILED ? thrown : null;
        for (Runnable hook : context.releaseHooks().values()) failure = run(hook, failure);
        threads.run();
        return how == JobStatus.FINISHED && failure == null ? run(ends::end, null) : failure;
    }

    /// A hook is user code: what it throws must not keep the job from ending.
    private static @Nullable Throwable run(Runnable hook, @Nullable Throwable before) {
        try {
            hook.run();
            return before;
        } catch (Throwable thrown) {
            return before == null ? thrown : before;
        }
    }

    /// Has the end noted where another process would look. If another process has gone on already, it is none.
    private JobStatus noted(@Nullable Workers used, JobStatus how, @Nullable Throwable failure) {
        if (used == null || how == JobStatus.SUSPENDED) return how;
        try {
            used.ended(how, failure);
            return how;
        } catch (MillraceException refused) {
            LOG.warn("how job '{}' ended could not be noted; whoever can goes on with it", context.name(), refused);
            return JobStatus.SUSPENDED;
        }
    }

    private boolean keeps(JobStatus how) {
        return switch (retention) {
            case NO_EXTERNALIZED_CHECKPOINTS -> false;
            case DELETE_ON_CANCELLATION -> how == JobStatus.FAILED;
            case RETAIN_ON_CANCELLATION -> how == JobStatus.FAILED || how == JobStatus.CANCELED;
        };
    }

    private void tell(JobStatus how, @Nullable Throwable failure) {
        String job = context.name();
        JobStatus last = how != JobStatus.SUSPENDED && failure != null ? JobStatus.FAILED : how;
        events.status(last, clock.millis());
        Throwable broken = run(reports, null);
        if (broken != null) LOG.warn("what is reported of job '{}' has not ended as it should", job, broken);
        status.end(last);
        if (how == JobStatus.SUSPENDED) {
            result.completeExceptionally(JobFaults.suspended(job));
        } else if (failure != null) {
            result.completeExceptionally(
                    restarts.count() == 0
                            ? failure
                            : JobFaults.givenUp(job, restarts.count(), restarts.strategy(), failure));
        } else if (how == JobStatus.CANCELED) {
            result.completeExceptionally(JobFaults.cancelled(job));
        } else {
            result.complete(finished());
        }
    }

    private JobExecutionResult finished() {
        long millis = (clock.nanos() - startedNanos) / 1_000_000;
        return new JobExecutionResult(id, millis, context.accumulators().read());
    }
}
