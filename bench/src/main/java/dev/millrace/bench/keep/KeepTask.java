package dev.millrace.bench.keep;

import dev.millrace.bench.load.Workload;
import org.jspecify.annotations.Nullable;

/// A job that counts by key, in every engine alike: it reads numbers, makes keys of them with [KeepProbe#key], and
/// keeps a count of each.
///
/// @param keys how many there are; all are loaded before anything is measured
/// @param entriesInMemory how many of them may be in memory, the others being in RocksDB; 0 for the heap alone
/// @param span how long a rate is measured
public record KeepTask(Aim aim, long keys, long entriesInMemory, Checkpoints checkpoints, Span span) {
    /// Subtasks of each step.
    public static final int PARALLELISM = 2;

    /// Each of the two lanes of numbers is so long; the source is read from 0 to before twice this.
    public static final long LANE = 1L << 40;

    private static final int MANAGED_MEBIBYTES = 1_024;
    private static final int SCARCE_MEBIBYTES = 64;
    /// The property that sets another number of keys.
    public static final String KEYS = "millrace.bench.keys";
    private static final long USUAL_KEYS = 10_000_000;
    private static final long USUAL_STORED_KEYS = 5_000_000;
    /// Between two checkpoints.
    public static final int USUAL_INTERVAL_MILLIS = 3_000;

    /// What is measured.
    public enum Aim {
        /// The time that checkpoints take.
        CHECKPOINT,
        /// The time from the failure of a function to the next records.
        FAILURE,
        /// The same for the death of the process.
        KILL,
        /// What the keys take of the heap.
        MEMORY,
        /// Events a second.
        RATE
    }

    /// How checkpoints are taken.
    ///
    /// @param intervalMillis between two; meanwhile one key in a hundred changes. 0 for none
    /// @param isWhole whether each is to be written whole
    /// @param directory where they go if a later process is to go on from them; null if none is
    /// @param restored the one to begin with; null for none
    public record Checkpoints(
            int intervalMillis,
            boolean isWhole,
            @Nullable String directory,
            @Nullable String restored) {
        static final Checkpoints NONE = new Checkpoints(0, false, null, null);

        /// Checkpoints of one process.
        public static Checkpoints every(int intervalMillis, boolean areWhole) {
            return new Checkpoints(intervalMillis, areWhole, null, null);
        }
    }

    /// How long a rate is measured.
    public record Span(double warmUpSeconds, double seconds) {
        /// Where no rate is measured.
        public static final Span NONE = new Span(0, 0);
    }

    /// The number of keys, unless the property `millrace.bench.keys` sets another.
    public static long usualKeys() {
        return Long.getLong(KEYS, USUAL_KEYS);
    }

    /// The task that is measured; the property `millrace.bench.keys` sets another number of keys.
    public static KeepTask of(Workload workload, boolean isWhole, Span span) {
        boolean isStored = workload == Workload.ROCKSDB || workload == Workload.ROCKSDB_TENTH;
        long keys = isStored ? Long.getLong(KEYS, USUAL_STORED_KEYS) : usualKeys();
        Checkpoints usual = Checkpoints.every(USUAL_INTERVAL_MILLIS, isWhole);
        return switch (workload) {
            case CHECKPOINT -> new KeepTask(Aim.CHECKPOINT, keys, 0, usual, span);
            case RECOVERY -> new KeepTask(Aim.FAILURE, keys, 0, usual, span);
            case MEMORY -> new KeepTask(Aim.MEMORY, keys, 0, Checkpoints.NONE, span);
            case ROCKSDB -> new KeepTask(Aim.RATE, keys, keys, Checkpoints.NONE, span);
            case ROCKSDB_TENTH -> new KeepTask(Aim.RATE, keys, keys / 10, Checkpoints.NONE, span);
            default -> throw new IllegalArgumentException(workload.title() + " is measured in another way");
        };
    }

    /// Managed memory, which is what RocksDB and the cache before it have.
    public int managedMebibytes() {
        return entriesInMemory < keys ? SCARCE_MEBIBYTES : MANAGED_MEBIBYTES;
    }

    /// Whether RocksDB is to keep the counts.
    public boolean isStored() {
        return entriesInMemory > 0;
    }
}
