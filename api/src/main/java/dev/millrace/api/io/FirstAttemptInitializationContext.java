package dev.millrace.api.io;

/// Describes a subtask in its first attempt.
public class FirstAttemptInitializationContext implements OutputFormat.InitializationContext {
    private final int index;
    private final int count;

    FirstAttemptInitializationContext(int index, int count) {
        this.index = index;
        this.count = count;
    }

    /// Returns the context of a subtask.
    ///
    /// @param taskNumber the index of the subtask
    /// @param numTasks the number of subtasks that write
    public static FirstAttemptInitializationContext of(int taskNumber, int numTasks) {
        return new FirstAttemptInitializationContext(taskNumber, numTasks);
    }

    @Override
    public int getNumTasks() {
        return count;
    }

    @Override
    public int getTaskNumber() {
        return index;
    }

    @Override
    public int getAttemptNumber() {
        return 0;
    }
}
