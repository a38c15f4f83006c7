package dev.millrace.runtime.job.scale;

import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.graph.ParallelismAssigner;
import dev.millrace.runtime.job.ScalingSettings;
import java.util.Map;
import java.util.Optional;

/// Decides when a job gets which parallelism. The caller provides the time and the number of slots; the policy has no
/// side effects. Times are in milliseconds from an arbitrary origin. Not thread-safe.
public final class ScalingPolicy {
    private static final long NEVER = Long.MAX_VALUE;

    private final ScalingSettings settings;
    private ParallelismAssigner fitting;
    private int room;
    private boolean isRunning;
    /// True if the parallelism that fits now is taken without waiting for a better one.
    private boolean isUrgent;
    /// True if bounds were changed and no decision has followed yet.
    private boolean isAsked;
    private long sinceMillis;
    private long sufficientMillis = NEVER;
    private long changedMillis = NEVER;
    private Map<Integer, Integer> current = Map.of();

    /// Describes what the caller must do.
    public sealed interface Verdict {
        /// The job gets these parallelisms, by the vertices' ids.
        record Take(Map<Integer, Integer> sizes) implements Verdict {}

        /// The caller asks again after this time, or after a change.
        record Later(long millis) implements Verdict {}

        /// The caller asks again after a change.
        record Nothing() implements Verdict {}

        /// The job has waited too long for its minimum of slots.
        record GiveUp() implements Verdict {}
    }

    public ScalingPolicy(ScalingSettings settings, ParallelismAssigner fitting) {
        this.settings = settings;
        this.fitting = fitting;
    }

    /// Notes that an attempt is about to start.
    ///
    /// @param isChange true if the attempt follows a change of the parallelism, false if it follows a failure
    public void waits(long nowMillis, boolean isChange) {
        isRunning = false;
        isUrgent = isChange;
        sinceMillis = nowMillis;
        sufficientMillis = NEVER;
    }

    /// Notes that an attempt runs.
    public void runs(long nowMillis, Map<Integer, Integer> sizes) {
        isRunning = true;
        sinceMillis = nowMillis;
        changedMillis = NEVER;
        current = OrderedCopy.of(sizes);
    }

    /// Sets the number of slots that the job could use, including its own.
    public void room(int slots) {
        room = slots;
    }

    /// Notes that a user has requested other bounds.
    public void bounds(ParallelismAssigner other) {
        fitting = other;
        isAsked = true;
    }

    public Verdict decide(long nowMillis) {
        Optional<Map<Integer, Integer>> found = fitting.sizes(room);
        boolean isWhole = found.equals(fitting.sizes(Integer.MAX_VALUE));
        Verdict verdict = isRunning ? running(nowMillis, found, isWhole) : waiting(nowMillis, found, isWhole);
        if (verdict instanceof Verdict.Take) isAsked = false;
        return verdict;
    }

    private Verdict waiting(long nowMillis, Optional<Map<Integer, Integer>> found, boolean isWhole) {
        if (found.isPresent() && (isWhole || isUrgent)) return new Verdict.Take(found.get());
        long lastMillis = settings.waitMillis() < 0 ? NEVER : sinceMillis + settings.waitMillis();
        if (found.isEmpty()) {
            sufficientMillis = NEVER;
            return nowMillis >= lastMillis ? new Verdict.GiveUp() : later(lastMillis, nowMillis);
        }
        sufficientMillis = Math.min(sufficientMillis, nowMillis);
        long dueMillis = Math.min(lastMillis, sufficientMillis + settings.stableMillis());
        return nowMillis >= dueMillis ? new Verdict.Take(found.get()) : later(dueMillis, nowMillis);
    }

    private Verdict running(long nowMillis, Optional<Map<Integer, Integer>> found, boolean isWhole) {
        if (!settings.isSaved() || found.isEmpty() || found.get().equals(current)) {
            changedMillis = NEVER;
            return new Verdict.Nothing();
        }
        if (isAsked && isWhole) return new Verdict.Take(found.get());
        changedMillis = Math.min(changedMillis, nowMillis);
        long calmMillis = sinceMillis + settings.cooldownMillis();
        long dueMillis = isWhole ? calmMillis : Math.max(calmMillis, changedMillis + settings.runningStableMillis());
        return nowMillis >= dueMillis ? new Verdict.Take(found.get()) : later(dueMillis, nowMillis);
    }

    private static Verdict later(long dueMillis, long nowMillis) {
        return dueMillis == NEVER ? new Verdict.Nothing() : new Verdict.Later(dueMillis - nowMillis);
    }
}
