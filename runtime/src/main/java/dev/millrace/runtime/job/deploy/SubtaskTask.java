package dev.millrace.runtime.job.deploy;

import dev.millrace.api.process.TaskInfo;
import dev.millrace.runtime.chain.Subtask;

/// Describes a subtask to user functions.
record SubtaskTask(Subtask subtask, int attempt) implements TaskInfo {

    @Override
    public String getTaskName() {
        return subtask.vertex();
    }

    @Override
    public int getMaxNumberOfParallelSubtasks() {
        return subtask.maxParallelism();
    }

    @Override
    public int getIndexOfThisSubtask() {
        return subtask.index();
    }

    @Override
    public int getNumberOfParallelSubtasks() {
        return subtask.parallelism();
    }

    @Override
    public int getAttemptNumber() {
        return attempt;
    }

    @Override
    public String getTaskNameWithSubtasks() {
        return subtask.title() + "#" + attempt;
    }

    @Override
    public String getAllocationIDAsString() {
        return "embedded";
    }
}
