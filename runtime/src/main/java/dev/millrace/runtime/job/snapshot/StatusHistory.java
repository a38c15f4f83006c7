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

/// What a job is doing, and since when. Safe to use from any thread.
public final class StatusHistory {
    /// Those in which a job here may be for a while.
    private static final List<JobStatus> SHOWN =
            List.of(JobStatus.CREATED, JobStatus.RUNNING, JobStatus.RESTARTING, JobStatus.CANCELLING);

    private final Clock clock;
    private final Listener listener;
    private final Map<JobStatus, Long> newest = new EnumMap<>(JobStatus.class);
    private final Map<JobStatus, Long> nanosBefore = new EnumMap<>(JobStatus.class);
    private JobStatus status;
    private long sinceNanos;

    /// Told of each status that the job comes to, but of its last. Must not take long.
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

    // Clocks are read before: in a simulated world others go on while somebody looks at one.

    /// The job has come to its last status.
    public void end(JobStatus next) {
        enter(next, clock.millis(), clock.nanos());
    }

    public boolean compareAndSet(JobStatus expected, JobStatus next) {
        long now = clock.millis();
        long nanos = clock.nanos();
        synchronized (this) {
            if (status != expected) return false;
            enter(next, now, nanos);
            // Not later: what is told comes in the order in which it happened.
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

    /// Shows for how long the job is in which status, under the names that Flink gives that.
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

    /// When each status was last entered, by the wall clock; those that never were are left out.
    public synchronized Map<JobStatus, Long> times() {
        return new EnumMap<>(newest);
    }
}
