package dev.millrace.runtime.job.run;

import dev.millrace.base.machine.TransitionTable;

/// Defines the states of a region and how the region moves between them.
public enum RegionState {
    /// The region has no attempt, and waits for the first or the next one.
    WAITING,
    /// An attempt starts.
    STARTING,
    /// All subtasks of the attempt run.
    RUNNING,
    /// The region is at its end and will not restart. Final.
    OVER;

    /// Defines what happens to a region.
    public enum Event {
        /// An attempt begins, because slots are available.
        BEGIN,
        /// All subtasks of the attempt run.
        ALL_RUN,
        /// The attempt has ended, or found no slots, and another attempt will follow.
        AWAIT,
        /// No other attempt will follow.
        END
    }

    /// Defines what a region does after an event.
    public enum Action {
        /// Tells the job that the region runs.
        REPORT_RUNNING,
        /// Keeps the counters of the attempt for readers, because the subtasks of the attempt have run.
        KEEP_COUNTERS,
        /// Drops the attempt.
        DROP_ATTEMPT
    }

    /// Contains all transitions of a region.
    public static final TransitionTable<RegionState, Event, Action> TABLE = TransitionTable.of(
                    RegionState.class, Event.class, Action.class)
            .in(WAITING)
            .on(Event.BEGIN, STARTING)
            .on(Event.END, OVER)
            .ignore(Event.ALL_RUN, Event.AWAIT)
            .in(STARTING)
            .on(Event.ALL_RUN, RUNNING, Action.REPORT_RUNNING)
            .on(Event.AWAIT, WAITING, Action.DROP_ATTEMPT)
            .on(Event.END, OVER)
            .ignore(Event.BEGIN)
            .in(RUNNING)
            .on(Event.AWAIT, WAITING, Action.KEEP_COUNTERS, Action.DROP_ATTEMPT)
            .on(Event.END, OVER)
            .ignore(Event.BEGIN, Event.ALL_RUN)
            .in(OVER)
            .ignoreAll()
            .build();
}
