package dev.millrace.runtime.task;

import dev.millrace.base.machine.TransitionTable;

/// Defines the states of a subtask in the process that runs the subtask.
public enum TaskletState {
    /// The subtask processes its input.
    RUNNING,
    /// The input is at its end. The subtask waits for asynchronous work and for its last checkpoint.
    FINISHING,
    /// The job stops with a savepoint. The subtask ends without more input.
    LEAVING,
    /// The subtask has ended without a failure, and its resources are free. Final.
    FINISHED,
    /// The subtask was cancelled, and its resources are free. Final.
    CANCELED,
    /// The subtask has failed, and its resources are free. Final.
    FAILED;

    /// Defines what happens to a subtask.
    public enum Event {
        /// The input is at its end.
        INPUT_ENDED,
        /// The final savepoint of the job is complete.
        LEAVE,
        /// All work is done, and all output is sent.
        COMPLETE,
        /// The attempt is cancelled.
        CANCEL,
        /// User code or the engine has failed.
        FAIL
    }

    /// Defines what a subtask does after an event.
    public enum Action {
        /// Closes the operators, and reports the end of the subtask.
        CLOSE
    }

    /// Contains all transitions of a subtask.
    public static final TransitionTable<TaskletState, Event, Action> TABLE = TransitionTable.of(
                    TaskletState.class, Event.class, Action.class)
            .in(RUNNING)
            .on(Event.INPUT_ENDED, FINISHING)
            .on(Event.LEAVE, LEAVING)
            .ignore(Event.COMPLETE)
            .in(FINISHING)
            .on(Event.LEAVE, LEAVING)
            .on(Event.COMPLETE, FINISHED, Action.CLOSE)
            .ignore(Event.INPUT_ENDED)
            .in(LEAVING)
            .on(Event.COMPLETE, FINISHED, Action.CLOSE)
            .ignore(Event.INPUT_ENDED, Event.LEAVE)
            .in(RUNNING, FINISHING, LEAVING)
            .on(Event.CANCEL, CANCELED, Action.CLOSE)
            .on(Event.FAIL, FAILED, Action.CLOSE)
            .in(FINISHED, CANCELED, FAILED)
            .ignoreAll()
            .build();

    /// Returns whether the subtask has ended.
    boolean isFinal() {
        return this == FINISHED || this == CANCELED || this == FAILED;
    }
}
