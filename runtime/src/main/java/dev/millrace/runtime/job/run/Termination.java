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
import dev.millrace.runtime.job.JobLifecycle;
import dev.millrace.runtime.job.JobState;
import dev.millrace.runtime.job.deploy.Workers;
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
    private final JobLifecycle lifecycle;
    private final Restarts restarts;
    private final Clock clock;
    private final long startedNanos;
    private final CompletableFuture<JobExecutionResult> result = new CompletableFuture<>();
    private final JobEvents events;
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
            JobLifecycle lifecycle,
            JobEvents events,
            Restarts restarts) {
        this.events = events;
        this.id = id;
        this.context = context;
        this.ends = ends;
        this.retention = retention;
        this.lifecycle = lifecycle;
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

    /// Ends the job.
    ///
    /// @param thrown the cause of the failure; null if the job has not failed
    void end(Holdings holdings, @Nullable Throwable thrown) {
        lifecycle.on(JobState.Event.CLOSED);
        JobStatus before = result(lifecycle);
        Throwable failure = callHooks(before, thrown, holdings.threads());
        if (failure != null && before != JobStatus.FAILED) lifecycle.on(JobState.Event.HOOK_FAILED);
        Workers used = holdings.workers();
        store(used, failure);
        Runnable last = () -> {
            if (used != null) used.close();
            tell(failure);
        };
        Checkpoints taken = holdings.checkpoints();
        if (taken == null) last.run();
        else if (result(lifecycle) == JobStatus.SUSPENDED || isRefused(failure)) taken.leave(last);
        else taken.close(keeps(before), keeps(before) || before == JobStatus.FAILED, last);
    }

    private static JobStatus result(JobLifecycle lifecycle) {
        return lifecycle.state().result();
    }

    /// Returns whether the job failed because a checkpoint is missing or damaged. A user may repair that checkpoint.
    private static boolean isRefused(@Nullable Throwable failure) {
        return failure != null && RecoveryRule.isRefusal(failure);
    }

    /// Calls the hooks.
    ///
    /// @return the cause of the job's failure; null if the job has not failed
    private @Nullable Throwable callHooks(JobStatus before, @Nullable Throwable thrown, Runnable threads) {
        Throwable failure = before == JobStatus.FAILED ? thrown : null;
        for (Runnable hook : context.releaseHooks().values()) failure = run(hook, failure);
        threads.run();
        return before == JobStatus.FINISHED && failure == null ? run(ends::end, null) : failure;
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
    private void store(@Nullable Workers used, @Nullable Throwable failure) {
        JobStatus result = result(lifecycle);
        if (used == null || result == JobStatus.SUSPENDED) return;
        try {
            used.ended(result, failure);
        } catch (MillraceException refused) {
            LOG.warn(
                    "The result of job '{}' was not stored. The next leader continues the job.",
                    context.name(),
                    refused);
            lifecycle.on(JobState.Event.NOT_STORED);
        }
    }

    private boolean keeps(JobStatus how) {
        return switch (retention) {
            case NO_EXTERNALIZED_CHECKPOINTS -> false;
            case DELETE_ON_CANCELLATION -> how == JobStatus.FAILED;
            case RETAIN_ON_CANCELLATION -> how == JobStatus.FAILED || how == JobStatus.CANCELED;
        };
    }

    private void tell(@Nullable Throwable failure) {
        String job = context.name();
        JobStatus how = result(lifecycle);
        events.status(how, clock.millis());
        Throwable broken = run(reports, null);
        if (broken != null) LOG.warn("The reporters of job '{}' could not be closed", job, broken);
        lifecycle.on(JobState.Event.STORED);
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
