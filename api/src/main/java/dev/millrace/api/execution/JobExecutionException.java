package dev.millrace.api.execution;

import dev.millrace.api.util.ExceptionUtils;
import dev.millrace.api.util.FlinkException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reports to a waiting caller that the job failed. The cause is the failure of the job.
public class JobExecutionException extends FlinkException {
    private static final long serialVersionUID = 1L;

    private final JobID jobID;

    /// Creates an exception with a message and a cause.
    public JobExecutionException(JobID jobID, @Nullable String msg, @Nullable Throwable cause) {
        super(msg, cause);
        this.jobID = jobID;
    }

    /// Creates an exception with a message and no cause.
    public JobExecutionException(JobID jobID, @Nullable String msg) {
        super(msg);
        this.jobID = jobID;
    }

    /// Creates an exception with the message of its cause.
    public JobExecutionException(JobID jobID, Throwable cause) {
        super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
        this.jobID = jobID;
    }

    /// Returns a future of the end of a job with the exceptions of the API. A failure becomes a
    /// [JobExecutionException], or a [JobCancellationException] if the job was cancelled.
    ///
    /// @param end the end of the job as the engine reports it
    /// @param isCancellation decides whether a failure is a cancellation
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

    /// Returns the id of the job.
    public JobID getJobID() {
        return jobID;
    }
}
