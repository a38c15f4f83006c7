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

/// A program of the session, and how it went. Any thread.
final class Application {
    private static final int ID_BYTES = 16;
    private static final long NOT_YET = -1;

    private final Host host;
    private final String id;
    private final String name;
    private final long startMillis;
    private final List<JobID> jobs = new ArrayList<>();
    /// How jobs that go on are cancelled.
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

    /// Says how its main method is told to end; before that starts.
    synchronized void interruptedBy(Runnable how) {
        interruption = how;
    }

    /// @throws dev.millrace.base.fault.MillraceException if it may start no job any more
    synchronized void checkMayStart() {
        if (isCancelled)
            throw ServerFaults.CANCELLED
                    .what("the program %s was cancelled, and starts no more jobs", name)
                    .fix("run it again");
    }

    /// A job of it has begun. If the program was cancelled meanwhile, so is the job.
    ///
    /// @param cancel ends the job
    void began(JobID job, Runnable cancel) {
        boolean isTooLate;
        synchronized (this) {
            jobs.add(job);
            running.put(job, cancel);
            isTooLate = isCancelled;
        }
        if (isTooLate) cancel.run();
    }

    /// A job of it is over. A program has failed, or is cancelled, as soon as one of its jobs is.
    synchronized void jobEnded(JobID job, JobStatus how) {
        running.remove(job);
        if (isCancelled) return;
        if (how == JobStatus.FAILED) state = ApplicationView.State.FAILED;
        else if (how == JobStatus.CANCELED && state != ApplicationView.State.FAILED)
            state = ApplicationView.State.CANCELED;
    }

    /// Its main method has thrown something; what a job's end has thrown is the job's, and what its cancellation has
    /// brought is nobody's.
    synchronized void failed(Throwable thrown) {
        if (state != ApplicationView.State.RUNNING || isCancelled) return;
        state = ApplicationView.State.FAILED;
        failure = new ApplicationView.Failure(
                thrown.getClass().getName(),
                FailureView.stackTrace(thrown),
                host.clock().millis());
    }

    /// Ends its jobs, interrupts its main method, and lets it start no other job; returns at once. Done again, it
    /// interrupts once more.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if it has come to another end
    void cancel() {
        List<Runnable> ways;
        synchronized (this) {
            if (isOver() && state == ApplicationView.State.CANCELED) return;
            if (isOver())
                throw ServerFaults.PROGRAM_OVER
                        .what("the program %s is %s", name, state)
                        .fix("nothing to fix: it does nothing any more");
            isCancelled = true;
            ways = new ArrayList<>(running.values());
            ways.add(interruption);
        }
        ways.forEach(Runnable::run);
    }

    synchronized boolean isCancelled() {
        return isCancelled;
    }

    /// Its main method and all its jobs are over: what is still known of it must not hold its classes.
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
