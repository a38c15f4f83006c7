package dev.millrace.api.process;

/// What a function can know of its task.
public interface TaskInfo {

    /// The name of the task, without its number.
    String getTaskName();

    /// The bound of every later change of parallelism: the number of key groups.
    int getMaxNumberOfParallelSubtasks();

    /// The number of this subtask, starting from 0.
    int getIndexOfThisSubtask();

    int getNumberOfParallelSubtasks();

    /// How often the task was started, starting from 0.
    int getAttemptNumber();

    /// Name, number (starting from 1) and parallelism, such as `map (2/4)#0`.
    String getTaskNameWithSubtasks();

    /// Names the slot the task runs in.
    String getAllocationIDAsString();
}
