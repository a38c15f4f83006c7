package dev.millrace.runtime.job;

import dev.millrace.api.config.MetricOptions.JobStatusMetrics;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.base.host.Clock;
import dev.millrace.base.machine.TransitionTable;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Holds the state of a job, and when users saw each status. Thread-safe.
public final class JobLifecycle {
    /// The statuses that are shown as metrics, because a job may stay in them.
    private static final List<JobStatus> SHOWN =
            List.of(JobStatus.CREATED, JobStatus.RUNNING, JobStatus.RESTARTING, JobStatus.CANCELLING);

    private final Clock clock;
    private final Listener listener;
    private final Map<JobStatus, Long> newest = new EnumMap<>(JobStatus.class);
    private final Map<JobStatus, Long> nanosBefore = new EnumMap<>(JobStatus.class);
    private JobState state = JobState.TABLE.first();
    private JobStatus status;
    private long sinceNanos;

    /// Receives each new status of the job except the final one. The call must return quickly.
    @FunctionalInterface
    public interface Listener {
        void entered(JobStatus next, long nowMillis);
    }

    public JobLifecycle(Clock clock, Listener listener) {
        this.listener = listener;
        this.clock = clock;
        this.status = JobStatus.CREATED;
        this.sinceNanos = clock.nanos();
        long now = clock.millis();
        newest.put(JobStatus.INITIALIZING, now);
        newest.put(status, now);
    }

    /// Returns the status that users see.
    public synchronized JobStatus status() {
        return status;
    }

    public synchronized JobState state() {
        return state;
    }

    // The clock is read outside the lock, because in a simulation other threads run while a thread reads the clock.

    /// Changes the state of the job.
    ///
    /// @return what the caller does next, in this order
    public List<JobState.Action> on(JobState.Event event) {
        long now = clock.millis();
        long nanos = clock.nanos();
        synchronized (this) {
            TransitionTable.Transition<JobState, JobState.Event, JobState.Action> transition =
                    JobState.TABLE.after(state, event);
            state = transition.next();
            JobStatus next = state.status();
            if (next != null && next != status) {
                enter(next, now, nanos);
                // The listener is called inside the lock, so that notifications arrive in order.
                if (!next.isTerminalState()) listener.entered(next, now);
            }
            return transition.actions();
        }
    }

    private void enter(JobStatus next, long nowMillis, long nowNanos) {
        nanosBefore.merge(status, nowNanos - sinceNanos, Long::sum);
        sinceNanos = nowNanos;
        status = next;
        newest.put(next, nowMillis);
    }

    private long currentMillis(JobStatus which) {
        long now = clock.nanos();
        synchronized (this) {
            return status == which ? (now - sinceNanos) / 1_000_000 : 0;
        }
    }

    private long totalMillis(JobStatus which) {
        long now = clock.nanos();
        synchronized (this) {
            long open = status == which ? now - sinceNanos : 0;
            return (nanosBefore.getOrDefault(which, 0L) + open) / 1_000_000;
        }
    }

    /// Registers metrics about the time in each status, with Flink's names.
    public void show(MetricGroup job, Collection<JobStatusMetrics> figures) {
        for (JobStatus each : SHOWN) {
            String name = each.name().toLowerCase(Locale.ROOT);
            if (figures.contains(JobStatusMetrics.STATE))
                job.gauge(name + "State", (Gauge<Long>) () -> status() == each ? 1L : 0L);
            if (figures.contains(JobStatusMetrics.CURRENT_TIME))
                job.gauge(name + "Time", (Gauge<Long>) () -> currentMillis(each));
            if (figures.contains(JobStatusMetrics.TOTAL_TIME))
                job.gauge(name + "TimeTotal", (Gauge<Long>) () -> totalMillis(each));
        }
    }

    /// Returns when each status was last entered, by the wall clock. A status that was never entered has no entry.
    public synchronized Map<JobStatus, Long> times() {
        return new EnumMap<>(newest);
    }
}
