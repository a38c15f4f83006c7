package dev.millrace.server.page;

import dev.millrace.api.execution.JobID;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.server.Dispatcher;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps a few samples of each job that clients watch, so that all clients share them. Workers report their counters
/// about once a second, so a comparison of samples that are only a second apart would vary. Thread-safe.
final class JobSampler {
    private static final int JOBS = 2_048;
    private static final double NANOS = 1e9;

    private final Dispatcher dispatcher;
    private final Host host;
    private final long apartNanos;
    private final int kept;
    private final Map<JobID, Deque<Taken>> byJob = new LinkedHashMap<>(16, 0.75f, true);

    private record Taken(JobView view, long nanos) {}

    /// Holds two samples of a job.
    ///
    /// @param before null if the job was not sampled before
    /// @param seconds between the samples; 0 without the first one
    record Sample(@Nullable JobView before, JobView now, double seconds) {}

    /// @param apart the least time between two samples
    /// @param kept the number of samples; the newest and the oldest of them are compared
    JobSampler(Dispatcher dispatcher, Host host, Duration apart, int kept) {
        this.dispatcher = dispatcher;
        this.host = host;
        this.apartNanos = apart.toNanos();
        this.kept = kept;
    }

    /// Returns samples of a job, and takes a new one if the last is old.
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
        if (isDue(id, nanos)) add(id, new Taken(newest.get(), nanos));
        return shown(id, newest);
    }

    private synchronized boolean isDue(JobID id, long nanos) {
        Deque<Taken> known = byJob.get(id);
        return known == null || nanos - known.getLast().nanos >= apartNanos || isBlank(known);
    }

    private synchronized void add(JobID id, Taken taken) {
        Deque<Taken> samples = byJob.computeIfAbsent(id, _ -> new ArrayDeque<>());
        if (isBlank(samples)) samples.clear();
        samples.addLast(taken);
        // After a pause, the older samples would hide what the job does now.
        while (samples.size() > kept || samples.size() > 2 && isOld(samples.getFirst(), taken)) samples.removeFirst();
        if (byJob.size() <= JOBS) return;
        Iterator<JobID> eldest = byJob.keySet().iterator();
        eldest.next();
        eldest.remove();
    }

    /// Returns whether the only sample was taken before the job has read a record. A newer one then replaces
    /// it, so that a job that has just started is shown at once.
    private static boolean isBlank(Deque<Taken> samples) {
        return samples.size() == 1
                && samples.getFirst().view.vertices().stream()
                        .flatMap(each -> each.subtasks().stream())
                        .allMatch(each -> each.reading().recordsIn() == 0);
    }

    private boolean isOld(Taken sample, Taken newest) {
        return newest.nanos - sample.nanos > 2 * kept * apartNanos;
    }

    private Sample shown(JobID id, Supplier<JobView> newest) {
        Taken first;
        Taken last;
        synchronized (this) {
            Deque<Taken> samples = byJob.get(id);
            if (samples == null) return new Sample(null, newest.get(), 0);
            first = samples.getFirst();
            last = samples.getLast();
        }
        return first == last
                ? new Sample(null, last.view, 0)
                : new Sample(first.view, last.view, (last.nanos - first.nanos) / NANOS);
    }
}
