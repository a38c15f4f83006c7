package dev.millrace.api.sink;

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
}
