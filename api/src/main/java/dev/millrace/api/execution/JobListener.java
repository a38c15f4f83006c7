package dev.millrace.api.execution;

import org.jspecify.annotations.Nullable;

/// Is told of the jobs of an environment. Called by the thread that submits, or that waits for the end.
public interface JobListener {

    /// A job was handed in: either the client or the error is null.
    void onJobSubmitted(@Nullable JobClient jobClient, @Nullable Throwable throwable);

    /// A job that was waited for has ended: either the result or the error is null.
    void onJobExecuted(@Nullable JobExecutionResult jobExecutionResult, @Nullable Throwable throwable);
}
