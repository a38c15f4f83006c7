package dev.millrace.runtime.job;

import dev.millrace.api.execution.JobStatus;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.CodedException;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.runtime.recovery.RestartStrategy;
import java.io.IOException;

/// Defines the faults of a whole job.
public final class JobFaults {
    static final Fault CANCELLED = new Fault(5202, Category.USER, "a job was cancelled");
    static final Fault NOT_RUNNING = new Fault(5203, Category.OPERATIONS, "a job is not running");
    static final Fault CACHED_FILE = new Fault(5204, Category.USER, "a cached file is missing");
    public static final Fault AROUND_JOB = new Fault(5210, Category.USER, "a sink failed before or after the job");
    public static final Fault NO_SAVEPOINT_PLACE = new Fault(5211, Category.USER, "nobody said where a savepoint goes");
    public static final Fault NOT_LOCAL = new Fault(5212, Category.USER, "a directory is where nobody can reach it");
    public static final Fault NO_SNAPSHOT = new Fault(5213, Category.USER, "there is no snapshot to start from");
    public static final Fault UNCLAIMED = new Fault(5214, Category.USER, "a snapshot has state that a job would lose");
    public static final Fault NOT_OPENED = new Fault(5333, Category.EXTERNAL, "a file system cannot be opened");
    public static final Fault READ_ONLY =
            new Fault(5334, Category.OPERATIONS, "checkpoints cannot be written where they go");

    static final Fault GIVEN_UP = new Fault(5353, Category.USER, "a job was restarted in vain");

    static final Fault NOT_STOPPED = new Fault(5219, Category.OPERATIONS, "a job went on instead of stopping");

    public static final Fault NOT_ADAPTIVE = new Fault(5336, Category.USER, "a job's parallelism is fixed");
    public static final Fault TOO_FEW_SLOTS = new Fault(5337, Category.OPERATIONS, "a job has too few slots");
    public static final Fault NOT_A_VERTEX = new Fault(5338, Category.USER, "bounds are not those of a job's vertices");
    static final Fault SUSPENDED = new Fault(5340, Category.OPERATIONS, "another process goes on with a job");

    static final Fault NOT_READ = new Fault(5341, Category.EXTERNAL, "what a job is to go on from cannot be read");

    private JobFaults() {}

    /// Returns the error for a snapshot that exists but cannot be read.
    public static MillraceException notRead(String job, IOException why) {
        return NOT_READ.what("what job '%s' is to go on from cannot be read: %s", job, why.getMessage())
                .why("it was tried again as millrace.snapshots.retries says; the checkpoint stays")
                .cause(why)
                .fix("see that the directory of its checkpoints can be reached; the job tries it again as long as"
                        + " restart-strategy.type says");
    }

    /// Returns the error for a job that restarted after the savepoint with which it was to stop.
    public static MillraceException notStopped(String job, String path) {
        return NOT_STOPPED
                .what("job '%s' took the savepoint %s, failed and went on", job, path)
                .why("a subtask failed after the savepoint was complete, such as a committer")
                .fix("see why in the log, and stop the job again; what came after the savepoint is not in it");
    }

    public static MillraceException notRunning(String job, JobStatus status) {
        return NOT_RUNNING
                .what("job '%s' is %s", job, status)
                .fix("checkpoints and savepoints can be taken of a running job only");
    }

    /// Returns the error for a request to a process that no longer runs the job.
    public static MillraceException suspended(String job) {
        return SUSPENDED
                .what("this process has left job '%s'", job)
                .why("it does not lead its cluster any more")
                .fix("ask the process that leads now");
    }

    public static MillraceException cancelled(String job) {
        return CANCELLED.what("job '%s' was cancelled", job).fix("nothing to fix: somebody asked for it");
    }

    public static boolean isCancellation(Throwable failure) {
        return failure instanceof CodedException told && told.fault().equals(CANCELLED);
    }

    /// Adds the number of restarts to the last failure of a job, and returns the failure.
    public static Throwable givenUp(String job, int restarted, RestartStrategy restarts, Throwable failure) {
        String after = "the job, after %d restarts (%s)".formatted(restarted, restarts.description());
        if (failure instanceof CodedException told && told.where() == null) return told.in(after);
        failure.addSuppressed(GIVEN_UP.what("job '%s' was given up", job)
                .why("%s", after)
                .fix("see the failure that this belongs to"));
        return failure;
    }
}
