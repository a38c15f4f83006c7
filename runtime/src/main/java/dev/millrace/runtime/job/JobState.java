package dev.millrace.runtime.job;

import dev.millrace.api.execution.JobStatus;
import dev.millrace.base.machine.TransitionTable;
import org.jspecify.annotations.Nullable;

/// Defines the states of a job and how the job moves between them.
public enum JobState {
    /// The job has not run yet.
    CREATED(JobStatus.CREATED),
    /// All regions run.
    RUNNING(JobStatus.RUNNING),
    /// A region waits for another attempt.
    RESTARTING(JobStatus.RESTARTING),
    /// All regions have ended without a failure.
    FINISHING(null),
    /// The job has failed, and the regions end.
    FAILING(null),
    /// A user has cancelled the job, and the regions end.
    CANCELLING(JobStatus.CANCELLING),
    /// The regions end in this process, because another process continues the job.
    SUSPENDING(JobStatus.CANCELLING),
    /// No region is left. The job calls the hooks of its program, and stores its result and releases its files.
    STORING_FINISHED(null),
    /// As above, for a job that has failed.
    STORING_FAILED(null),
    /// As above, for a job that was cancelled.
    STORING_CANCELED(null),
    /// As above, for a job that another process continues.
    STORING_SUSPENDED(null),
    /// The job has processed its input. Final.
    FINISHED(JobStatus.FINISHED),
    /// The job has failed. Final.
    FAILED(JobStatus.FAILED),
    /// The job was cancelled. Final.
    CANCELED(JobStatus.CANCELED),
    /// Another process continues the job. Final in this process.
    SUSPENDED(JobStatus.SUSPENDED);

    /// Defines what happens to a job.
    public enum Event {
        /// All regions run or are at their end.
        ALL_RUN,
        /// A region has ended and will have another attempt.
        RESTART,
        /// A region has failed, and the restart strategy allows no other attempt.
        FAIL,
        /// A user cancels the job.
        CANCEL,
        /// Another process is to continue the job.
        SUSPEND,
        /// All regions are at their end.
        ALL_OVER,
        /// The engine's own code has failed outside of a region.
        BREAK,
        /// The checkpoints of the job have ended.
        CLOSED,
        /// A hook of the program has failed at the end of the job.
        HOOK_FAILED,
        /// The result could not be stored, because another process continues the job.
        NOT_STORED,
        /// The result is stored, and all resources are free.
        STORED
    }

    /// Defines what a job does after an event.
    public enum Action {
        /// Tells listeners and the scheduler that all regions run.
        REPORT_RUNNING,
        /// Stops waiting for slots.
        GIVE_UP_SLOTS,
        /// Cancels the attempts that run.
        CANCEL_REGIONS,
        /// Ends the regions that have no attempt.
        END_WAITING_REGIONS,
        /// Ends the checkpoints, then the job.
        CLOSE
    }

    /// Contains all transitions of a job.
    public static final TransitionTable<JobState, Event, Action> TABLE = table();

    private final @Nullable JobStatus status;

    JobState(@Nullable JobStatus status) {
        this.status = status;
    }

    /// Returns the status that users see; null if the status is the same as before.
    public @Nullable JobStatus status() {
        return status;
    }

    /// Returns whether a region that ends may have another attempt.
    public boolean isActive() {
        return this == CREATED || this == RUNNING || this == RESTARTING;
    }

    /// Returns whether new subtasks must end at once.
    public boolean isCancelling() {
        return this == CANCELLING || this == SUSPENDING;
    }

    /// Returns the status with which the job ends, if nothing else happens.
    public JobStatus result() {
        return switch (this) {
            case CREATED, RUNNING, RESTARTING, FINISHING, STORING_FINISHED, FINISHED -> JobStatus.FINISHED;
            case FAILING, STORING_FAILED, FAILED -> JobStatus.FAILED;
            case CANCELLING, STORING_CANCELED, CANCELED -> JobStatus.CANCELED;
            case SUSPENDING, STORING_SUSPENDED, SUSPENDED -> JobStatus.SUSPENDED;
        };
    }

    private static TransitionTable<JobState, Event, Action> table() {
        TransitionTable.Builder<JobState, Event, Action> table =
                TransitionTable.of(JobState.class, Event.class, Action.class);
        whileActive(table);
        whileRegionsEnd(table);
        whileStoring(table);
        return table.in(FINISHED, FAILED, CANCELED, SUSPENDED).ignoreAll().build();
    }

    private static void whileActive(TransitionTable.Builder<JobState, Event, Action> table) {
        table.in(CREATED)
                .on(Event.ALL_RUN, RUNNING, Action.REPORT_RUNNING)
                .ignore(Event.RESTART)
                .in(RUNNING)
                .on(Event.ALL_RUN, RUNNING, Action.REPORT_RUNNING)
                .on(Event.RESTART, RESTARTING)
                .in(RESTARTING)
                .on(Event.ALL_RUN, RUNNING, Action.REPORT_RUNNING)
                .ignore(Event.RESTART)
                .in(CREATED, RUNNING, RESTARTING)
                .on(Event.FAIL, FAILING, Action.CANCEL_REGIONS, Action.END_WAITING_REGIONS)
                .on(Event.CANCEL, CANCELLING, Action.GIVE_UP_SLOTS, Action.CANCEL_REGIONS, Action.END_WAITING_REGIONS)
                .on(Event.SUSPEND, SUSPENDING, Action.GIVE_UP_SLOTS, Action.CANCEL_REGIONS, Action.END_WAITING_REGIONS)
                .on(Event.ALL_OVER, FINISHING, Action.CLOSE)
                .on(Event.BREAK, FAILING, Action.CLOSE)
                .ignore(Event.CLOSED, Event.HOOK_FAILED, Event.NOT_STORED, Event.STORED);
    }

    private static void whileRegionsEnd(TransitionTable.Builder<JobState, Event, Action> table) {
        table.in(FINISHING)
                .on(Event.SUSPEND, SUSPENDING)
                .on(Event.BREAK, FAILING)
                .on(Event.CLOSED, STORING_FINISHED)
                .ignore(Event.CANCEL, Event.ALL_OVER)
                .in(FAILING)
                .on(Event.CANCEL, CANCELLING, Action.GIVE_UP_SLOTS, Action.CANCEL_REGIONS, Action.END_WAITING_REGIONS)
                .on(Event.SUSPEND, SUSPENDING, Action.GIVE_UP_SLOTS, Action.CANCEL_REGIONS, Action.END_WAITING_REGIONS)
                .on(Event.ALL_OVER, FAILING, Action.CLOSE)
                .on(Event.BREAK, FAILING, Action.CLOSE)
                .on(Event.CLOSED, STORING_FAILED)
                .in(CANCELLING)
                .on(Event.SUSPEND, SUSPENDING)
                .on(Event.ALL_OVER, CANCELLING, Action.CLOSE)
                .on(Event.BREAK, CANCELLING, Action.CLOSE)
                .on(Event.CLOSED, STORING_CANCELED)
                .ignore(Event.CANCEL)
                .in(SUSPENDING)
                .on(Event.ALL_OVER, SUSPENDING, Action.CLOSE)
                .on(Event.BREAK, SUSPENDING, Action.CLOSE)
                .on(Event.CLOSED, STORING_SUSPENDED)
                .ignore(Event.CANCEL, Event.SUSPEND)
                .in(FINISHING, FAILING, CANCELLING, SUSPENDING)
                .ignore(Event.ALL_RUN, Event.RESTART, Event.FAIL)
                .ignore(Event.HOOK_FAILED, Event.NOT_STORED, Event.STORED);
    }

    private static void whileStoring(TransitionTable.Builder<JobState, Event, Action> table) {
        table.in(STORING_FINISHED)
                .on(Event.HOOK_FAILED, STORING_FAILED)
                .on(Event.NOT_STORED, STORING_SUSPENDED)
                .on(Event.STORED, FINISHED)
                .in(STORING_FAILED)
                .on(Event.NOT_STORED, STORING_SUSPENDED)
                .on(Event.STORED, FAILED)
                .ignore(Event.HOOK_FAILED)
                .in(STORING_CANCELED)
                .on(Event.HOOK_FAILED, STORING_FAILED)
                .on(Event.NOT_STORED, STORING_SUSPENDED)
                .on(Event.STORED, CANCELED)
                .in(STORING_SUSPENDED)
                .on(Event.STORED, SUSPENDED)
                .ignore(Event.HOOK_FAILED, Event.NOT_STORED)
                .in(STORING_FINISHED, STORING_FAILED, STORING_CANCELED, STORING_SUSPENDED)
                .ignore(Event.ALL_RUN, Event.RESTART, Event.FAIL, Event.CANCEL, Event.SUSPEND)
                .ignore(Event.ALL_OVER, Event.BREAK, Event.CLOSED);
    }
}
