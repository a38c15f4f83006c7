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
    public static final Fault NO_SAVEPOINT_PLACE =
            new Fault(5211, Category.USER, "a savepoint has no target directory");
    public static final Fault NOT_LOCAL =
            new Fault(5212, Category.USER, "no plug-in supports the file system of a directory");
    public static final Fault NO_SNAPSHOT = new Fault(5213, Category.USER, "a snapshot to start from does not exist");
    public static final Fault UNCLAIMED =
            new Fault(5214, Category.USER, "a snapshot has state that the job would lose");
    public static final Fault NOT_OPENED = new Fault(5333, Category.EXTERNAL, "a file system cannot be opened");
    public static final Fault READ_ONLY =
            new Fault(5334, Category.OPERATIONS, "checkpoints cannot be written to their directory");

    static final Fault GIVEN_UP = new Fault(5353, Category.USER, "a restarted job failed again");

    static final Fault NOT_STOPPED = new Fault(5219, Category.OPERATIONS, "a job continued instead of stopping");

    public static final Fault NOT_ADAPTIVE = new Fault(5336, Category.USER, "the parallelism of a job cannot change");
    public static final Fault TOO_FEW_SLOTS = new Fault(5337, Category.OPERATIONS, "a job has too few slots");
    public static final Fault NOT_A_VERTEX = new Fault(5338, Category.USER, "a request names unknown vertices");
    static final Fault SUSPENDED = new Fault(5340, Category.OPERATIONS, "another coordinator leads the job");

    static final Fault NOT_READ = new Fault(5341, Category.EXTERNAL, "a checkpoint for a restart cannot be read");

    private JobFaults() {}

    /// Returns the error for a snapshot that exists but cannot be read.
    public static MillraceException notRead(String job, IOException why) {
        return NOT_READ.what("The checkpoint from which job '%s' restarts cannot be read: %s", job, why.getMessage())
                .why("Millrace tried again as set by millrace.snapshots.retries. The checkpoint still exists.")
                .cause(why)
                .fix("Make the checkpoint directory reachable. The job tries again as set by"
                        + " restart-strategy.type.");
    }

    /// Returns the error for a job that restarted after the savepoint with which it was to stop.
    public static MillraceException notStopped(String job, String path) {
        return NOT_STOPPED
                .what(
                        "Job '%s' completed the savepoint %s, but failed before it stopped, and was restarted.",
                        job, path)
                .why("A subtask, for example a committer, failed after the savepoint was complete.")
                .fix("Read the cause in the log, and stop the job again. This savepoint does not contain later"
                        + " records.");
    }

    public static MillraceException notRunning(String job, JobStatus status) {
        return NOT_RUNNING
                .what("Job '%s' has the status %s.", job, status)
                .fix("Take checkpoints and savepoints only while the job is running.");
    }

    /// Returns the error for a request to a process that no longer runs the job.
    public static MillraceException suspended(String job) {
        return SUSPENDED
                .what("This process no longer runs job '%s'.", job)
                .why("This process no longer leads its cluster.")
                .fix("Send the request to the new leader.");
    }

    public static MillraceException cancelled(String job) {
        return CANCELLED.what("Job '%s' was cancelled.", job).fix("Nothing to fix. A user cancelled the job.");
    }

    public static boolean isCancellation(Throwable failure) {
        return failure instanceof CodedException told && told.fault().equals(CANCELLED);
    }

    /// Adds the number of restarts to the last failure of a job, and returns the failure.
    public static Throwable givenUp(String job, int restarted, RestartStrategy restarts, Throwable failure) {
        String after = "the job, after %d restarts (%s)".formatted(restarted, restarts.description());
        if (failure instanceof CodedException told && told.where() == null) return told.in(after);
        failure.addSuppressed(GIVEN_UP.what("Job '%s' has failed and is not restarted.", job)
                .why("%s", after)
                .fix("Correct the failure that caused the restarts."));
        return failure;
    }
}
