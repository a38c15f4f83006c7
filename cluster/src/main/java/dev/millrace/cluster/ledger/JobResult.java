package dev.millrace.cluster.ledger;

/// How a job ended.
///
/// @param detail the fault of a failed job, or empty
/// @param endedMillis wall clock
/// @param isClean whether all its things are cleaned up: until then whoever leads goes on with that
public record JobResult(String job, String name, Outcome outcome, String detail, long endedMillis, boolean isClean) {

    /// The states in which jobs end.
    public enum Outcome {
        FINISHED,
        FAILED,
        CANCELED
    }

    JobResult cleaned() {
        return new JobResult(job, name, outcome, detail, endedMillis, true);
    }
}
