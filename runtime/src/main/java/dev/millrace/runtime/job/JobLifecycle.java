package dev.millrace.runtime.job.snapshot;

import dev.millrace.api.config.MetricOptions.JobStatusMetrics;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.base.host.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Records the status of a job and the time of each change. Thread-safe.
public final class StatusHistory {
    /// The statuses that are shown as metrics, because a job may stay in them.
    private static final List<JobStatus> SHOWN =
            List.of(JobStatus.CREATED, JobStatus.RUNNING, JobStatus.RESTARTING, JobStatus.CANCELLING);

    private final Clock clock;
    private final Listener listener;
    private final Map<JobStatus, Long> newest = new EnumMap<>(JobStatus.class);
    private final Map<JobStatus, Long> nanosBefore = new EnumMap<>(JobStatus.class);
    private JobStatus status;
    private long sinceNanos;

    /// Receives each new status of the job except the final one. The call must return quickly.
    @FunctionalInterface
    public interface Listener {
        void entered(JobStatus next, long nowMillis);
    }

    public StatusHistory(JobStatus first, Clock clock, Listener listener) {
        this.listener = listener;
        this.clock = clock;
        this.status = first;
        this.sinceNanos = clock.nanos();
        long now = clock.millis();
        newest.put(JobStatus.INITIALIZING, now);
        newest.put(first, now);
    }

    public synchronized JobStatus get() {
        return status;
    }

    // The clock is read outside the lock, because in a simulation other threads run while a thread reads the clock.

    /// Sets the final status of the job.
    public void end(JobStatus next) {
        enter(next, clock.millis(), clock.nanos());
    }

    public boolean compareAndSet(JobStatus expected, JobStatus next) {
        long now = clock.millis();
        long nanos = clock.nanos();
        synchronized (this) {
            if (status != expected) return false;
            enter(next, now, nanos);
            // The listener is called inside the lock, so that notifications arrive in order.
            listener.entered(next, now);
            return true;
        }
    }

    private synchronized void enter(JobStatus next, long nowMillis, long nowNanos) {
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
                job.gauge(name + "State", (Gauge<Long>) () -> get() == each ? 1L : 0L);
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
