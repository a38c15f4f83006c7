package dev.millrace.runtime.job;

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

/// The status of a job, and how long it was in which. Safe to use from any thread.
final class StatusTimes {
    /// A job here never deploys or fails for a while: it does both at once.
    private static final List<JobStatus> SHOWN =
            List.of(JobStatus.CREATED, JobStatus.RUNNING, JobStatus.RESTARTING, JobStatus.CANCELLING);

    private final Clock clock;
    private final Map<JobStatus, Long> before = new EnumMap<>(JobStatus.class);
    private volatile JobStatus now = JobStatus.CREATED;
    private long sinceNanos;

    StatusTimes(Clock clock) {
        this.clock = clock;
        this.sinceNanos = clock.nanos();
    }

    JobStatus get() {
        return now;
    }

    synchronized void set(JobStatus next) {
        long nanos = clock.nanos();
        before.merge(now, nanos - sinceNanos, Long::sum);
        sinceNanos = nanos;
        now = next;
    }

    synchronized boolean compareAndSet(JobStatus expected, JobStatus next) {
        if (now != expected) return false;
        set(next);
        return true;
    }

    private synchronized long currentMillis(JobStatus status) {
        return now == status ? (clock.nanos() - sinceNanos) / 1_000_000 : 0;
    }

    private synchronized long totalMillis(JobStatus status) {
        long open = now == status ? clock.nanos() - sinceNanos : 0;
        return (before.getOrDefault(status, 0L) + open) / 1_000_000;
    }

    /// Shows them under the names that Flink gives them.
    void show(MetricGroup job, Collection<JobStatusMetrics> which) {
        for (JobStatus each : SHOWN) {
            String name = each.name().toLowerCase(Locale.ROOT);
            if (which.contains(JobStatusMetrics.STATE))
                job.gauge(name + "State", (Gauge<Long>) () -> now == each ? 1L : 0L);
            if (which.contains(JobStatusMetrics.CURRENT_TIME))
                job.gauge(name + "Time", (Gauge<Long>) () -> currentMillis(each));
            if (which.contains(JobStatusMetrics.TOTAL_TIME))
                job.gauge(name + "TimeTotal", (Gauge<Long>) () -> totalMillis(each));
        }
    }
}
