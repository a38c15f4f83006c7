package dev.millrace.server.session;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.job.FailureView;
import dev.millrace.server.ApplicationView;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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
    private ApplicationView.@Nullable Failure failure;
    private ApplicationView.State state = ApplicationView.State.RUNNING;
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

    synchronized void began(JobID job) {
        jobs.add(job);
    }

    /// A job of it is over. A program has failed, or is cancelled, as soon as one of its jobs is.
    synchronized void jobEnded(JobStatus how) {
        if (how == JobStatus.FAILED) state = ApplicationView.State.FAILED;
        else if (how == JobStatus.CANCELED && state != ApplicationView.State.FAILED)
            state = ApplicationView.State.CANCELED;
    }

    /// Its main method has thrown something; what a job's end has thrown is the job's.
    synchronized void failed(Throwable thrown) {
        if (state != ApplicationView.State.RUNNING) return;
        state = ApplicationView.State.FAILED;
        failure = new ApplicationView.Failure(
                thrown.getClass().getName(),
                FailureView.stackTrace(thrown),
                host.clock().millis());
    }

    /// Its main method and all its jobs are over.
    synchronized void ended() {
        endMillis = host.clock().millis();
        if (state == ApplicationView.State.RUNNING) state = ApplicationView.State.FINISHED;
    }

    synchronized boolean isOver() {
        return endMillis != NOT_YET;
    }

    synchronized ApplicationView view() {
        ApplicationView.State shown = isOver() ? state : ApplicationView.State.RUNNING;
        return new ApplicationView(id, name, shown, startMillis, endMillis, jobs, failure);
    }
}
