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

/// Ends a job when none of its subtasks runs. The steps are: call hooks, store the result, release checkpoints, notify
/// clients. Called by the job's thread only, except where stated otherwise.
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
    /// True if another process continues the job.
    private volatile boolean isLeft;

    private volatile Runnable reports = () -> {};

    /// Holds the resources of a job until its end.
    ///
    /// @param threads releases the step threads of this process
    /// @param workers the workers; null if the job had none yet
    /// @param checkpoints the checkpoints; null if the job could not take any
    record Holdings(
            Runnable threads,
            @Nullable Workers workers,
            @Nullable Checkpoints checkpoints) {}

    /// Creates the termination of a job.
    ///
    /// @param retention what happens to the job's checkpoints at its end
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

    /// Registers the reports of the job's metrics, spans and events.
    ///
    /// @param end ends the reports
    void reported(Runnable end) {
        reports = end;
    }

    /// Returns the job's result, which completes when all steps are done. Thread-safe.
    CompletableFuture<JobExecutionResult> result() {
        return result;
    }

    /// Notes that the job ends in this process only. Thread-safe.
    void leave() {
        isLeft = true;
    }

    /// Ends the job.
    ///
    /// @param thrown the cause of the failure; null if the job has not failed
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

    /// Returns whether the job failed because a checkpoint is missing or damaged. A user may repair that checkpoint.
    private static boolean isRefused(@Nullable Throwable failure) {
        return failure != null && RecoveryRule.isRefusal(failure);
    }

    private JobStatus how(@Nullable Throwable thrown) {
        if (isLeft) return JobStatus.SUSPENDED;
        if (status.get() == JobStatus.CANCELLING) return JobStatus.CANCELED;
        return thrown == null ? JobStatus.FINISHED : JobStatus.FAILED;
    }

    /// Calls the hooks.
    ///
    /// @return the cause of the job's failure; null if the job has not failed
    private @Nullable Throwable callHooks(JobStatus how, @Nullable Throwable thrown, Runnable threads) {
        Throwable failure = how == JobStatus.FAILED ? thrown : null;
        for (Runnable hook : context.releaseHooks().values()) failure = run(hook, failure);
        threads.run();
        return how == JobStatus.FINISHED && failure == null ? run(ends::end, null) : failure;
    }

    /// A hook is user code. An exception of a hook must not prevent the end of the job.
    private static @Nullable Throwable run(Runnable hook, @Nullable Throwable before) {
        try {
            hook.run();
            return before;
        } catch (Throwable thrown) {
            return before == null ? thrown : before;
        }
    }

    /// Stores the result for other processes. If another process already continues the job, the job is suspended here.
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
