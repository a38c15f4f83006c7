package dev.millrace.runtime.job.run;

import dev.millrace.base.machine.TransitionTable;

/// Defines the states of an attempt of a region and how the attempt moves between them.
public enum AttemptState {
    /// The subtasks are being deployed, or run already.
    RUNNING,
    /// A subtask or the engine has failed, and the other subtasks end.
    FAILING,
    /// The attempt was cancelled, and its subtasks end.
    CANCELING,
    /// All subtasks have finished. Final.
    FINISHED,
    /// No subtask is left after a failure. Final.
    FAILED,
    /// No subtask is left after the cancellation. Final.
    CANCELED;

    /// Defines what happens to an attempt.
    public enum Event {
        /// A subtask, a deployment or an enumerator has failed.
        FAIL,
        /// The subtasks could not be deployed or started.
        START_FAILED,
        /// The job cancels the attempt.
        CANCEL,
        /// No subtask is left.
        ALL_ENDED
    }

    /// Defines what an attempt does after an event.
    public enum Action {
        /// Cancels all subtasks.
        CANCEL_SUBTASKS,
        /// Frees the slots, and reports the end to the job.
        REPORT_END,
        /// Removes the readers from the enumerators, aborts incomplete checkpoints, then does the same.
        INTERRUPT_AND_REPORT_END
    }

    /// Contains all transitions of an attempt.
    public static final TransitionTable<AttemptState, Event, Action> TABLE = TransitionTable.of(
                    AttemptState.class, Event.class, Action.class)
            .in(RUNNING)
            .on(Event.FAIL, FAILING, Action.CANCEL_SUBTASKS)
            .on(Event.START_FAILED, FAILED, Action.INTERRUPT_AND_REPORT_END)
            .on(Event.CANCEL, CANCELING, Action.CANCEL_SUBTASKS)
            .on(Event.ALL_ENDED, FINISHED, Action.REPORT_END)
            .in(FAILING)
            .on(Event.START_FAILED, FAILED, Action.INTERRUPT_AND_REPORT_END)
            .on(Event.CANCEL, FAILING, Action.CANCEL_SUBTASKS)
            .on(Event.ALL_ENDED, FAILED, Action.INTERRUPT_AND_REPORT_END)
            .ignore(Event.FAIL)
            .in(CANCELING)
            .on(Event.START_FAILED, CANCELED, Action.INTERRUPT_AND_REPORT_END)
            .on(Event.CANCEL, CANCELING, Action.CANCEL_SUBTASKS)
            .on(Event.ALL_ENDED, CANCELED, Action.INTERRUPT_AND_REPORT_END)
            .ignore(Event.FAIL)
            .in(FINISHED, FAILED, CANCELED)
            .ignoreAll()
            .build();
}
