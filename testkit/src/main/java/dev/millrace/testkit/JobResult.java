package dev.millrace.testkit;

import dev.millrace.api.execution.JobCancellationException;
import dev.millrace.api.execution.JobExecutionException;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds the result or the failure of a job that has ended.
public final class JobResult {
    private final JobID jobId;
    private final @Nullable JobExecutionResult result;
    private final @Nullable Throwable failure;

    private JobResult(JobID jobId, @Nullable JobExecutionResult result, @Nullable Throwable failure) {
        this.jobId = jobId;
        this.result = result;
        this.failure = failure;
    }

    static JobResult of(JobID jobId, @Nullable JobExecutionResult result, @Nullable Throwable failure) {
        return new JobResult(jobId, result, failure);
    }

    /// Returns whether the job finished.
    public boolean isSuccess() {
        return result != null;
    }

    public JobID getJobId() {
        return jobId;
    }

    public Optional<JobStatus> getJobStatus() {
        if (result != null) return Optional.of(JobStatus.FINISHED);
        return Optional.of(failure instanceof JobCancellationException ? JobStatus.CANCELED : JobStatus.FAILED);
    }

    /// Returns the milliseconds from the job's start to its end; 0 unless the job finished.
    public long getNetRuntime() {
        return result == null ? 0 : result.getNetRuntime();
    }

    /// @param classLoader unused, because the result is an object of this process
    /// @throws JobExecutionException unless the job finished
    public JobExecutionResult toJobExecutionResult(ClassLoader classLoader) throws JobExecutionException {
        if (result != null) return result;
        if (failure instanceof JobExecutionException told) throw told;
        throw new JobExecutionException(jobId, "the job did not finish", failure);
    }
}
