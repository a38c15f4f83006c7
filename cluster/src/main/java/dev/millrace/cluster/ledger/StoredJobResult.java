package dev.millrace.cluster.ledger;

import dev.millrace.api.execution.JobStatus;
import dev.millrace.base.fault.Check;
import dev.millrace.runtime.job.view.FailureView;
import org.jspecify.annotations.Nullable;

/// Holds the result of an ended job.
///
/// @param detail the failure with its stack trace, cut to the maximum length; empty if the job did not fail
/// @param endedMillis the time of the end by the wall clock
/// @param isClean whether all resources of the job are deleted; if false, the leader continues to delete them
public record StoredJobResult(
        String job, String name, Outcome outcome, String detail, long endedMillis, boolean isClean) {

    /// Lists the states in which jobs end.
    public enum Outcome {
        FINISHED,
        FAILED,
        CANCELED
    }

    private static final int DETAIL_MAX = 16 << 10;

    /// Makes the result of a job.
    ///
    /// @param how a state in which jobs end
    /// @param failure null if there was none
    public static StoredJobResult of(
            String job, String name, JobStatus how, @Nullable Throwable failure, long endedMillis) {
        Outcome outcome = switch (how) {
            case FINISHED -> Outcome.FINISHED;
            case CANCELED -> Outcome.CANCELED;
            case FAILED -> Outcome.FAILED;
            default -> throw Check.broken("job %s has not ended: it is %s", job, how);
        };
        String detail = failure == null ? "" : FailureView.stackTrace(failure);
        return new StoredJobResult(
                job, name, outcome, detail.substring(0, Math.min(detail.length(), DETAIL_MAX)), endedMillis, false);
    }

    StoredJobResult cleaned() {
        return new StoredJobResult(job, name, outcome, detail, endedMillis, true);
    }
}
