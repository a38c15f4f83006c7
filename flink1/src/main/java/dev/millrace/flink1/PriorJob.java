package dev.millrace.flink1;

import java.util.List;

/// Represents jobs that must run before a job with a certain step.
sealed interface PriorJob permits BroadcastSet, Loop {

    /// Returns the data sets that the jobs compute.
    List<DataSet<?>> reads();

    /// Runs the jobs, and passes their results to the step.
    void run(PriorJobs all) throws Exception;
}
