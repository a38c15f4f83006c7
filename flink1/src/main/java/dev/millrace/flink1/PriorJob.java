package dev.millrace.flink1;

import java.util.List;

/// Jobs that must have run before a job with a certain step can.
sealed interface PriorJob permits BroadcastSet, Loop {

    /// The data sets that the jobs compute.
    List<DataSet<?>> reads();

    /// Runs the jobs, and gives the step what they have computed.
    void run(PriorJobs all) throws Exception;
}
