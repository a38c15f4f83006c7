package dev.millrace.runtime.job.scale;

/// Ends an attempt so that the next one has another parallelism. It does not count as a failure of the job.
public final class Resizing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Resizing() {
        super("the job gets another parallelism", null, false, false);
    }
}
