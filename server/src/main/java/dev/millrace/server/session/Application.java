package dev.millrace.server.session;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.job.view.FailureView;
import dev.millrace.server.ApplicationView;
import dev.millrace.server.ServerFaults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tracks a program of the session. Thread-safe.
final class Application {
    private static final int ID_BYTES = 16;
    private static final long NOT_YET = -1;

    private final Host host;
    private final String id;
    private final String name;
    private final long startMillis;
    private final List<JobID> jobs = new ArrayList<>();
    /// The cancel actions of running jobs.
    private final Map<JobID, Runnable> running = new HashMap<>();
    private Runnable interruption = () -> {};
    private ApplicationView.@Nullable Failure failure;
    private ApplicationView.State state = ApplicationView.State.RUNNING;
    private boolean isCancelled;
    private long endMillis = NOT_YET;

    Application(Host host, String name) {
        this.host = host;
        this.name = name;
        this.startMillis = host.clock().millis();
        byte[] bytes = new byte[ID_BYTES];
        host.chance().nextBytes(bytes);
        this.id = HexFormat.of().formatHex(bytes);
    }

    String id() {
        return id;
    }

    /// Sets the action that interrupts the main method; called before the main method starts.
    synchronized void interruptedBy(Runnable how) {
        interruption = how;
    }

    /// @throws dev.millrace.base.fault.MillraceException if the program must not start more jobs
    synchronized void checkMayStart() {
        if (isCancelled)
            throw ServerFaults.CANCELLED
                    .what("The program %s was cancelled and cannot start further jobs.", name)
                    .fix("Run the program again.");
    }

    /// Registers a job that the program has started. If the program was cancelled meanwhile, cancels the job, too.
    ///
    /// @param cancel cancels the job
    void began(JobID job, Runnable cancel) {
        boolean isTooLate;
        synchronized (this) {
            jobs.add(job);
            running.put(job, cancel);
            isTooLate = isCancelled;
        }
        if (isTooLate) cancel.run();
    }

    /// Records the end of a job. If a job has failed or was cancelled, so is the program.
    synchronized void jobEnded(JobID job, JobStatus how) {
        running.remove(job);
        if (isCancelled) return;
        if (how == JobStatus.FAILED) state = ApplicationView.State.FAILED;
        else if (how == JobStatus.CANCELED && state != ApplicationView.State.FAILED)
            state = ApplicationView.State.CANCELED;
    }

    /// Records an exception of the main method. Callers leave out the exceptions of failed jobs. Ignored after
    /// a cancellation.
    synchronized void failed(Throwable thrown) {
        if (state != ApplicationView.State.RUNNING || isCancelled) return;
        state = ApplicationView.State.FAILED;
        failure = new ApplicationView.Failure(
                thrown.getClass().getName(),
                FailureView.stackTrace(thrown),
                host.clock().millis());
    }

    /// Cancels the program's jobs, interrupts its main method, and refuses further jobs; returns at once. A second call
    /// interrupts the main method once more.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the program has finished or failed
    void cancel() {
        List<Runnable> ways;
        synchronized (this) {
            if (isOver() && state == ApplicationView.State.CANCELED) return;
            if (isOver())
                throw ServerFaults.PROGRAM_OVER
                        .what("The program %s has the status %s.", name, state)
                        .fix("Nothing to fix. The program has ended.");
            isCancelled = true;
            ways = new ArrayList<>(running.values());
            ways.add(interruption);
        }
        ways.forEach(Runnable::run);
    }

    synchronized boolean isCancelled() {
        return isCancelled;
    }

    /// Called when the main method and all jobs have ended. The remaining description must not reference the
    /// program's classes.
    synchronized void ended() {
        interruption = () -> {};
        running.clear();
        endMillis = host.clock().millis();
        if (state != ApplicationView.State.RUNNING) return;
        state = isCancelled ? ApplicationView.State.CANCELED : ApplicationView.State.FINISHED;
    }

    synchronized boolean isOver() {
        return endMillis != NOT_YET;
    }

    synchronized ApplicationView view() {
        return new ApplicationView(id, name, shown(), startMillis, endMillis, jobs, failure);
    }

    private ApplicationView.State shown() {
        if (isOver()) return state;
        return isCancelled ? ApplicationView.State.CANCELING : ApplicationView.State.RUNNING;
    }
}
