package dev.millrace.runtime.job;

import dev.millrace.api.execution.JobStatus;
import dev.millrace.base.host.Clock;
import java.util.EnumMap;
import java.util.Map;

/// What a job is doing, and since when. Safe to use from any thread.
final class StatusHistory {
    private final Clock clock;
    private final Map<JobStatus, Long> newest = new EnumMap<>(JobStatus.class);
    private JobStatus status;

    StatusHistory(JobStatus first, Clock clock) {
        this.clock = clock;
        this.status = first;
        long now = clock.millis();
        newest.put(JobStatus.INITIALIZING, now);
        newest.put(first, now);
    }

    synchronized JobStatus get() {
        return status;
    }

    // Clocks are read before: in a simulated world others go on while somebody looks at one.

    void set(JobStatus next) {
        enter(next, clock.millis());
    }

    boolean compareAndSet(JobStatus expected, JobStatus next) {
        long now = clock.millis();
        synchronized (this) {
            if (status != expected) return false;
            enter(next, now);
            return true;
        }
    }

    private synchronized void enter(JobStatus next, long nowMillis) {
        status = next;
        newest.put(next, nowMillis);
    }

    /// When each status was last entered, by the wall clock; those that never were are left out.
    synchronized Map<JobStatus, Long> times() {
        return new EnumMap<>(newest);
    }
}
