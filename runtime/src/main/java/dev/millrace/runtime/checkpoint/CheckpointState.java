package dev.millrace.runtime.checkpoint;

import dev.millrace.base.machine.TransitionTable;

/// Defines the states of a checkpoint at the coordinator and how the checkpoint moves between them.
public enum CheckpointState {
    /// Subtasks and enumerators take their snapshots when the barriers arrive.
    ALIGNING,
    /// All barriers have arrived. Subtasks send the channel state of an unaligned checkpoint.
    COLLECTING,
    /// All parts are present, and are written to the checkpoint's directory.
    WRITING,
    /// The checkpoint was aborted while it was being written. The writing thread still reads the snapshots.
    DISCARDING,
    /// The checkpoint is written and stored as complete. Final.
    COMPLETED,
    /// The checkpoint was aborted. Final.
    ABORTED;

    /// Defines what happens to a checkpoint.
    public enum Event {
        /// All barriers have arrived, and some channel state is missing.
        ALL_TAKEN,
        /// All parts are present.
        WHOLE,
        /// The checkpoint is written and stored as complete.
        WRITTEN,
        /// The checkpoint could not be written.
        WRITE_FAILED,
        /// A subtask or an enumerator has failed to take its snapshot, or the checkpoint has expired.
        FAIL,
        /// The checkpoint is not needed: a region restarts, a newer checkpoint is complete, or the job stops.
        CANCEL,
        /// The job has ended.
        JOB_ENDED
    }

    /// Defines what the coordinator does after an event.
    public enum Action {
        /// Asks subtasks for their channel state.
        COLLECT_CHANNEL_STATE,
        /// Writes the checkpoint, and stores the checkpoint as complete.
        WRITE,
        /// Keeps the snapshots in memory for a restart, or releases them if they are too large.
        KEEP_SNAPSHOTS,
        /// Tells subtasks, sources and requests that the checkpoint is complete.
        REPORT_COMPLETE,
        /// Releases the snapshots of all subtasks.
        RELEASE_SNAPSHOTS,
        /// Tells subtasks, sources and requests that the checkpoint was aborted.
        REPORT_ABORTED,
        /// Counts the failure; too many failures fail the job.
        COUNT_FAILURE
    }

    /// Contains all transitions of a checkpoint.
    public static final TransitionTable<CheckpointState, Event, Action> TABLE = TransitionTable.of(
                    CheckpointState.class, Event.class, Action.class)
            .in(ALIGNING)
            .on(Event.ALL_TAKEN, COLLECTING, Action.COLLECT_CHANNEL_STATE)
            .in(COLLECTING)
            .ignore(Event.ALL_TAKEN)
            .in(ALIGNING, COLLECTING)
            .on(Event.WHOLE, WRITING, Action.WRITE)
            .on(Event.FAIL, ABORTED, Action.RELEASE_SNAPSHOTS, Action.REPORT_ABORTED, Action.COUNT_FAILURE)
            .on(Event.CANCEL, ABORTED, Action.RELEASE_SNAPSHOTS, Action.REPORT_ABORTED)
            .on(Event.JOB_ENDED, ABORTED)
            .ignore(Event.WRITTEN, Event.WRITE_FAILED)
            .in(WRITING)
            .on(Event.WRITTEN, COMPLETED, Action.KEEP_SNAPSHOTS, Action.REPORT_COMPLETE)
            .on(Event.WRITE_FAILED, ABORTED, Action.RELEASE_SNAPSHOTS, Action.REPORT_ABORTED, Action.COUNT_FAILURE)
            .on(Event.FAIL, DISCARDING, Action.REPORT_ABORTED, Action.COUNT_FAILURE)
            .on(Event.CANCEL, DISCARDING, Action.REPORT_ABORTED)
            .on(Event.JOB_ENDED, DISCARDING)
            .ignore(Event.ALL_TAKEN, Event.WHOLE)
            .in(DISCARDING)
            .on(Event.WRITTEN, ABORTED, Action.RELEASE_SNAPSHOTS)
            .on(Event.WRITE_FAILED, ABORTED, Action.RELEASE_SNAPSHOTS)
            .ignore(Event.ALL_TAKEN, Event.WHOLE, Event.FAIL, Event.CANCEL, Event.JOB_ENDED)
            .in(COMPLETED, ABORTED)
            .ignoreAll()
            .build();
}
