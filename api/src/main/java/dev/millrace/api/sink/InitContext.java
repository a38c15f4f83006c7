package dev.millrace.api.sink;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.process.JobInfo;
import dev.millrace.api.process.TaskInfo;
import java.util.OptionalLong;

/// Gives writers and committers access to their subtask and job.
public interface InitContext {

    /// The id of a job's first checkpoint.
    long INITIAL_CHECKPOINT_ID = 1;

    /// Returns the id of the checkpoint from which the job was restored; empty if the job started without a checkpoint.
    OptionalLong getRestoredCheckpointId();

    /// Returns information about the job.
    JobInfo getJobInfo();

    /// Returns information about the subtask.
    TaskInfo getTaskInfo();

    /// Returns the index of the subtask, as in Flink 1.
    default int getSubtaskId() {
        return getTaskInfo().getIndexOfThisSubtask();
    }

    /// Returns the parallelism, as in Flink 1.
    default int getNumberOfParallelSubtasks() {
        return getTaskInfo().getNumberOfParallelSubtasks();
    }

    /// Returns the attempt number, as in Flink 1.
    default int getAttemptNumber() {
        return getTaskInfo().getAttemptNumber();
    }

    /// Returns the job id, as in Flink 1.
    default JobID getJobId() {
        return getJobInfo().getJobId();
    }
}
