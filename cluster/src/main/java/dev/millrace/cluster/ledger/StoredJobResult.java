package dev.millrace.cluster.ledger;

import dev.millrace.api.execution.JobStatus;
import dev.millrace.base.fault.Check;
import dev.millrace.runtime.job.view.FailureView;
import org.jspecify.annotations.Nullable;

/// How a job ended.
///
/// @param detail why it failed, with its stack trace as far as there is room; empty if it did not
/// @param endedMillis wall clock
/// @param isClean whether all its things are cleaned up: until then whoever leads goes on with that
public record StoredJobResult(
        String job, String name, Outcome outcome, String detail, long endedMillis, boolean isClean) {

    /// The states in which jobs end.
    public enum Outcome {
        FINISHED,
        FAILED,
        CANCELED
    }

    private static final int DETAIL_MAX = 16 << 10;

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
