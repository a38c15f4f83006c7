package dev.millrace.runtime.job.scale;

import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.graph.ParallelismAssigner;
import dev.millrace.runtime.job.ScalingSettings;
import java.util.Map;
import java.util.Optional;

/// Decides when a job gets which parallelism, and does nothing else: who asks says what time it is and how many slots
/// the job could have. Times are in milliseconds, from any beginning.
public final class ScalingPolicy {
    private static final long NEVER = Long.MAX_VALUE;

    private final ScalingSettings settings;
    private ParallelismAssigner fitting;
    private int room;
    private boolean isRunning;
    /// Whether the parallelism that fits now is taken without waiting for a better one.
    private boolean isUrgent;
    /// Bounds were changed, and nothing was decided since.
    private boolean isAsked;
    private long sinceMillis;
    private long sufficientMillis = NEVER;
    private long changedMillis = NEVER;
    private Map<Integer, Integer> current = Map.of();

    /// What is to be done.
    public sealed interface Verdict {
        /// The job gets these parallelisms, by the vertices' ids.
        record Take(Map<Integer, Integer> sizes) implements Verdict {}

        /// Nothing before some time has passed, or something has changed.
        record Later(long millis) implements Verdict {}

        /// Nothing before something has changed.
        record Nothing() implements Verdict {}

        /// The job has waited long enough for what it needs at least.
        record GiveUp() implements Verdict {}
    }

    public ScalingPolicy(ScalingSettings settings, ParallelismAssigner fitting) {
        this.settings = settings;
        this.fitting = fitting;
    }

    /// An attempt is to begin.
    ///
    /// @param isChange because the job is to have another parallelism, and not for a failure
    public void waits(long nowMillis, boolean isChange) {
        isRunning = false;
        isUrgent = isChange;
        sinceMillis = nowMillis;
        sufficientMillis = NEVER;
    }

    /// An attempt runs.
    public void runs(long nowMillis, Map<Integer, Integer> sizes) {
        isRunning = true;
        sinceMillis = nowMillis;
        changedMillis = NEVER;
        current = OrderedCopy.of(sizes);
    }

    /// How many slots the job could have, those that it has among them.
    public void room(int slots) {
        room = slots;
    }

    /// Somebody wants other bounds.
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
