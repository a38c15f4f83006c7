package dev.millrace.runtime.job.deploy;

import dev.millrace.base.host.Host;
import dev.millrace.runtime.chain.Deadlines;
import dev.millrace.runtime.chain.Services;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.metric.SubtaskMetrics;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/// Provides the services of a subtask that runs without a job, for test harnesses. Posted actions (mails) wait until
/// the harness calls [#runMail].
final class StandaloneServices implements Services {
    private static final long PATIENCE_NANOS = 1_000_000;

    private final Subtask subtask;
    private final SubtaskMetrics metrics = new SubtaskMetrics();
    private final Host host;
    private final Deadlines deadlines;
    private final Queue<Runnable> mail = new ConcurrentLinkedQueue<>();

    StandaloneServices(Subtask subtask, Host host, Deadlines deadlines) {
        this.subtask = subtask;
        this.host = host;
        this.deadlines = deadlines;
    }

    /// Runs the waiting mails.
    ///
    /// @return whether a mail ran
    boolean runMail() {
        Runnable next = mail.poll();
        if (next == null) return false;
        while (next != null) {
            next.run();
            next = mail.poll();
        }
        return true;
    }

    @Override
    public Host host() {
        return host;
    }

    @Override
    public Subtask subtask() {
        return subtask;
    }

    @Override
    public SubtaskMetrics metrics() {
        return metrics;
    }

    /// Returns the current time, not the millisecond before it as in a job. So the timers of a time fire as soon as the
    /// test sets the clock to this time.
    @Override
    public long millisOver() {
        return host.clock().millis();
    }

    @Override
    public void post(Runnable letter) {
        mail.add(letter);
    }

    @Override
    public Deadlines deadlines() {
        return deadlines;
    }

    @Override
    public void retain() {}

    @Override
    public void released() {}

    @Override
    public void waitUntil(BooleanSupplier isOver) {
        while (!isOver.getAsBoolean()) {
            if (!runMail()) host.threads().park(PATIENCE_NANOS);
        }
    }

    @Override
    public long position() {
        return 0;
    }

    @Override
    public String origin() {
        return "";
    }
}
