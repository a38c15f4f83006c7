package dev.millrace.api.process;

/// Provides information about the subtask.
public interface TaskInfo {

    /// Returns the name of the task, without the number of the subtask.
    String getTaskName();

    /// Returns the maximum parallelism, which is the number of key groups.
    int getMaxNumberOfParallelSubtasks();

    /// Returns the number of this subtask, starting at 0.
    int getIndexOfThisSubtask();

    /// Returns the parallelism of the task.
    int getNumberOfParallelSubtasks();

    /// Returns the number of the attempt, starting at 0.
    int getAttemptNumber();

    /// Returns name, number (starting at 1), parallelism and attempt, for example `map (2/4)#0`.
    String getTaskNameWithSubtasks();

    /// Returns the id of the slot in which the subtask runs.
    String getAllocationIDAsString();
}
