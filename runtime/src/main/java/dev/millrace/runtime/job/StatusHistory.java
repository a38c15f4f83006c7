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
        newest.put(JobStatus.INITIALIZING, clock.millis());
        newest.put(first, clock.millis());
    }

    synchronized JobStatus get() {
        return status;
    }

    synchronized void set(JobStatus next) {
        status = next;
        newest.put(next, clock.millis());
    }

    synchronized boolean compareAndSet(JobStatus expected, JobStatus next) {
        if (status != expected) return false;
        set(next);
        return true;
    }

    /// When each status was last entered, by the wall clock; those that never were are left out.
    synchronized Map<JobStatus, Long> times() {
        return new EnumMap<>(newest);
    }
}
