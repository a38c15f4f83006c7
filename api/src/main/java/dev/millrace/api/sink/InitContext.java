package dev.millrace.api.sink;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.process.JobInfo;
import dev.millrace.api.process.TaskInfo;
import java.util.OptionalLong;

/// What writers and committers may ask when they are made.
public interface InitContext {

    /// The number of a job's first checkpoint.
    long INITIAL_CHECKPOINT_ID = 1;

    /// The checkpoint from which the job started, if it did.
    OptionalLong getRestoredCheckpointId();

    JobInfo getJobInfo();

    TaskInfo getTaskInfo();

    /// Gives the number of the subtask, as sinks for Flink 1 ask for it.
    default int getSubtaskId() {
        return getTaskInfo().getIndexOfThisSubtask();
    }

    /// Gives the parallelism, as sinks for Flink 1 ask for it.
    default int getNumberOfParallelSubtasks() {
        return getTaskInfo().getNumberOfParallelSubtasks();
    }

    /// Gives the number of the attempt, as sinks for Flink 1 ask for it.
    default int getAttemptNumber() {
        return getTaskInfo().getAttemptNumber();
    }

    /// Gives the job's id, as sinks for Flink 1 ask for it.
    default JobID getJobId() {
        return getJobInfo().getJobId();
    }
}
