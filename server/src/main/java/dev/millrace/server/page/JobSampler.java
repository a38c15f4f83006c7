package dev.millrace.server.page;

import dev.millrace.api.execution.JobID;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.server.Dispatcher;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps two samples of each job that clients watch, so that all clients share them. Thread-safe.
final class JobSampler {
    private static final int JOBS = 256;
    private static final double NANOS = 1e9;

    private final Dispatcher dispatcher;
    private final Host host;
    private final long apartNanos;
    private final Map<JobID, Pair> byJob = new LinkedHashMap<>(16, 0.75f, true);

    /// Holds two samples.
    ///
    /// @param before null if there is only one
    private record Pair(@Nullable JobView before, long beforeNanos, JobView now, long nowNanos) {}

    /// Holds two samples of a job.
    ///
    /// @param before null if the job was not sampled before
    /// @param seconds between the samples; 0 without the first one
    record Sample(@Nullable JobView before, JobView now, double seconds) {}

    /// @param apart the least time between two samples
    JobSampler(Dispatcher dispatcher, Host host, Duration apart) {
        this.dispatcher = dispatcher;
        this.host = host;
        this.apartNanos = apart.toNanos();
    }

    /// Returns the newest samples of a job, and takes a new one if the last is old.
    ///
    /// @throws dev.millrace.server.http.Refusal if the job is unknown
    Sample sample(JobID id) {
        return sample(id, () -> JobPages.known(dispatcher, id));
    }

    /// Does the same for a job of which a view is already there.
    Sample sample(JobView job) {
        return sample(job.id(), () -> job);
    }

    private Sample sample(JobID id, Supplier<JobView> newest) {
        long nanos = host.clock().nanos();
        Pair known;
        synchronized (this) {
            known = byJob.get(id);
        }
        if (known != null && nanos - known.nowNanos < apartNanos) return shown(known);
        JobView view = newest.get();
        Pair pair = new Pair(known == null ? null : known.now, known == null ? 0 : known.nowNanos, view, nanos);
        keep(id, pair);
        return shown(pair);
    }

    private synchronized void keep(JobID id, Pair pair) {
        byJob.put(id, pair);
        if (byJob.size() <= JOBS) return;
        Iterator<JobID> eldest = byJob.keySet().iterator();
        eldest.next();
        eldest.remove();
    }

    private static Sample shown(Pair pair) {
        return new Sample(
                pair.before, pair.now, pair.before == null ? 0 : (pair.nowNanos - pair.beforeNanos) / NANOS);
    }
}
