package dev.millrace.runtime.states;

import dev.millrace.base.machine.TransitionTable;
import dev.millrace.runtime.checkpoint.CheckpointState;
import dev.millrace.runtime.job.JobState;
import dev.millrace.runtime.job.run.AttemptState;
import dev.millrace.runtime.job.run.RegionState;
import dev.millrace.runtime.task.TaskletState;
import java.util.List;

/// Lists all state machines of the runtime.
final class Machines {
    /// Describes a machine.
    ///
    /// @param title the title in the documentation
    /// @param holder the sentence about the class that holds the machine
    record Machine(String title, String holder, Class<?> states, TransitionTable<?, ?, ?> table) {}

    static final List<Machine> ALL = List.of(
            new Machine(
                    "Job",
                    "`JobLifecycle` holds the state of a job, and `JobRun` runs the actions.",
                    JobState.class,
                    JobState.TABLE),
            new Machine(
                    "Region",
                    "`RegionRun` holds the state of a region and runs the actions.",
                    RegionState.class,
                    RegionState.TABLE),
            new Machine(
                    "Attempt",
                    "`Attempt` holds the state of an attempt of a region and runs the actions.",
                    AttemptState.class,
                    AttemptState.TABLE),
            new Machine(
                    "Subtask",
                    "`StreamTasklet` holds the state of a subtask in the process that runs the subtask.",
                    TaskletState.class,
                    TaskletState.TABLE),
            new Machine(
                    "Checkpoint",
                    "`PendingCheckpoint` holds the state of a checkpoint, and `CheckpointCoordinator` runs the actions.",
                    CheckpointState.class,
                    CheckpointState.TABLE));

    private Machines() {}
}
