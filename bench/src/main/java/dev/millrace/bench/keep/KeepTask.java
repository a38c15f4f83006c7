package dev.millrace.bench.keep;

import dev.millrace.bench.load.Workload;
import org.jspecify.annotations.Nullable;

/// Describes a job that counts by key, for all engines: reads numbers, converts them to keys with [KeepProbe#key],
/// and keeps a count for each key.
///
/// @param keys number of keys, which are all loaded before the measurement
/// @param entriesInMemory number of keys that may be in memory while the others are in RocksDB; 0 for the
/// heap alone
/// @param span duration of a rate measurement
public record KeepTask(Aim aim, long keys, long entriesInMemory, Checkpoints checkpoints, Span span) {
    /// The number of subtasks of each step.
    public static final int PARALLELISM = 2;

    /// The length of each of the two lanes of numbers; the source reads from 0 up to twice this.
    public static final long LANE = 1L << 40;

    private static final int MANAGED_MEBIBYTES = 1_024;
    private static final int SCARCE_MEBIBYTES = 64;
    /// The property that sets another number of keys.
    public static final String KEYS = "millrace.bench.keys";
    private static final long USUAL_KEYS = 10_000_000;
    private static final long USUAL_STORED_KEYS = 5_000_000;
    private static final long USUAL_MATCHES = 500_000;
    /// The default checkpoint interval.
    public static final int USUAL_INTERVAL_MILLIS = 3_000;

    /// Names what is measured.
    public enum Aim {
        /// The duration of checkpoints.
        CHECKPOINT,
        /// The time from the failure of a function to the next records.
        FAILURE,
        /// The time from the death of the process to the next records.
        KILL,
        /// The heap that the keys occupy.
        MEMORY,
        /// The heap that partial matches occupy, one for each key.
        MATCH_MEMORY,
        /// Events per second.
        RATE
    }

    /// Describes how checkpoints are taken.
    ///
    /// @param intervalMillis the interval, in which one key in a hundred changes; 0 for no checkpoints
    /// @param isWhole whether each checkpoint is full
    /// @param directory of the checkpoints, if a later process restores them; null otherwise
    /// @param restored the checkpoint to restore; null for none
    public record Checkpoints(
            int intervalMillis,
            boolean isWhole,
            @Nullable String directory,
            @Nullable String restored) {
        static final Checkpoints NONE = new Checkpoints(0, false, null, null);

        /// Returns the checkpoints of a single process.
        public static Checkpoints every(int intervalMillis, boolean areWhole) {
            return new Checkpoints(intervalMillis, areWhole, null, null);
        }
    }

    /// Holds the duration of a rate measurement.
    public record Span(double warmUpSeconds, double seconds) {
        /// The value if no rate is measured.
        public static final Span NONE = new Span(0, 0);
    }

    /// Returns the number of keys, which the property `millrace.bench.keys` can change.
    public static long usualKeys() {
        return Long.getLong(KEYS, USUAL_KEYS);
    }

    /// Returns the task of a workload; the property `millrace.bench.keys` can change the number of keys.
    public static KeepTask of(Workload workload, boolean isWhole, Span span) {
        boolean isStored = workload == Workload.ROCKSDB || workload == Workload.ROCKSDB_TENTH;
        long keys = isStored ? Long.getLong(KEYS, USUAL_STORED_KEYS) : usualKeys();
        Checkpoints usual = Checkpoints.every(USUAL_INTERVAL_MILLIS, isWhole);
        return switch (workload) {
            case CHECKPOINT -> new KeepTask(Aim.CHECKPOINT, keys, 0, usual, span);
            case RECOVERY -> new KeepTask(Aim.FAILURE, keys, 0, usual, span);
            case CEP_MEMORY ->
                new KeepTask(Aim.MATCH_MEMORY, Long.getLong(KEYS, USUAL_MATCHES), 0, Checkpoints.NONE, span);
            case MEMORY -> new KeepTask(Aim.MEMORY, keys, 0, Checkpoints.NONE, span);
            case ROCKSDB -> new KeepTask(Aim.RATE, keys, keys, Checkpoints.NONE, span);
            case ROCKSDB_TENTH -> new KeepTask(Aim.RATE, keys, keys / 10, Checkpoints.NONE, span);
            default -> throw new IllegalArgumentException(workload.title() + " is measured in another way");
        };
    }

    /// Returns the managed memory for RocksDB and its cache.
    public int managedMebibytes() {
        return entriesInMemory < keys ? SCARCE_MEBIBYTES : MANAGED_MEBIBYTES;
    }

    /// Returns whether RocksDB keeps the counts.
    public boolean isStored() {
        return entriesInMemory > 0;
    }
}
