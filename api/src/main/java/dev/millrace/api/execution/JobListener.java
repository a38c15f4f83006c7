package dev.millrace.api.execution;

import org.jspecify.annotations.Nullable;

/// Receives events of the jobs of an environment. Called by the thread that submits a job or waits for its end.
public interface JobListener {

    /// Called after the submission of a job. Either the client or the error is null.
    void onJobSubmitted(@Nullable JobClient jobClient, @Nullable Throwable throwable);

    /// Called after the end of a job for which the program waits. Either the result or the error is null.
    void onJobExecuted(@Nullable JobExecutionResult jobExecutionResult, @Nullable Throwable throwable);
}
