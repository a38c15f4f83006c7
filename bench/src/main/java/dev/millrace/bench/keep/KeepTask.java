package dev.millrace.bench.keep;

/// A job that counts by key, in every engine alike: it reads numbers, makes keys of them with [KeepProbe#key], and
/// keeps a count of each.
///
/// @param keys how many there are; all are loaded before anything is measured
/// @param fails whether a function fails once, rather than checkpoints are measured
/// @param isWhole whether each checkpoint is to be written whole
/// @param intervalMillis between two checkpoints; meanwhile one key in a hundred changes
public record KeepTask(long keys, boolean fails, boolean isWhole, int intervalMillis) {
    /// Subtasks of each step.
    public static final int PARALLELISM = 2;

    /// Each of the two lanes of numbers is so long; the source is read from 0 to before twice this.
    public static final long LANE = 1L << 40;

    private static final long USUAL_KEYS = 10_000_000;
    private static final int USUAL_INTERVAL_MILLIS = 3_000;

    /// The task that is measured; the property `millrace.bench.keys` sets another number of keys.
    public static KeepTask of(boolean fails, boolean isWhole) {
        return new KeepTask(Long.getLong("millrace.bench.keys", USUAL_KEYS), fails, isWhole, USUAL_INTERVAL_MILLIS);
    }
}
