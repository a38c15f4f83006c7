package dev.millrace.api.execution;

import dev.millrace.api.util.ExceptionUtils;
import dev.millrace.api.util.FlinkException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Is thrown by whoever waits for a job that has failed. Its cause is the failure, and its message says the same.
public class JobExecutionException extends FlinkException {
    private static final long serialVersionUID = 1L;

    private final JobID jobID;

    /// Creates one with a message of its own.
    public JobExecutionException(JobID jobID, @Nullable String msg, @Nullable Throwable cause) {
        super(msg, cause);
        this.jobID = jobID;
    }

    /// Creates one without a cause.
    public JobExecutionException(JobID jobID, @Nullable String msg) {
        super(msg);
        this.jobID = jobID;
    }

    /// Creates one that says what its cause says.
    public JobExecutionException(JobID jobID, Throwable cause) {
        super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
        this.jobID = jobID;
    }

    /// Gives the end of a job as programs wait for it: its failure becomes a [JobExecutionException], or a
    /// [JobCancellationException] if the job was cancelled.
    ///
    /// @param end how the engine tells the end
    public static CompletableFuture<JobExecutionResult> told(
            JobID jobID, CompletableFuture<JobExecutionResult> end, Predicate<Throwable> isCancellation) {
        CompletableFuture<JobExecutionResult> told = new CompletableFuture<>();
        var unused = end.whenComplete((result, failure) -> {
            if (failure == null) told.complete(result);
            else
                told.completeExceptionally(of(jobID, ExceptionUtils.stripCompletionException(failure), isCancellation));
        });
        return told;
    }

    private static JobExecutionException of(JobID jobID, Throwable failure, Predicate<Throwable> isCancellation) {
        return isCancellation.test(failure)
                ? new JobCancellationException(jobID, failure.getMessage(), failure)
                : new JobExecutionException(jobID, failure);
    }

    /// Gives the job's id.
    public JobID getJobID() {
        return jobID;
    }
}
