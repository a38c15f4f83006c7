package dev.millrace.bench.cluster;

import dev.millrace.bench.meter.LatencyHistogram;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Shares numbers among all processes of a machine through a mapped file. Each subtask of the last step writes its
/// own numbers, and the measuring process reads them. Times are from `System.nanoTime`, which the processes of a
/// machine share.
public final class Board {
    /// The maximum number of subtasks of the last step.
    public static final int SUBTASKS_MAX = 8;

    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
    /// The number of longs per subtask: two cache lines.
    private static final int STRIDE = 16;

    private static final int GLOBAL = SUBTASKS_MAX * STRIDE;
    private static final int LATENCIES = 1_024;
    private static final long LONGS = LATENCIES + SUBTASKS_MAX * (long) LatencyHistogram.BUCKETS;

    private final MemorySegment longs;

    /// Names the numbers of a subtask.
    public enum Line {
        /// Number of records so far, over all attempts.
        COUNT,
        /// How often the subtask was opened.
        OPENED,
        /// Time of the first record after the last opening; 0 if there was none.
        FIRST_NANOS,
        /// The id of its process.
        PID,
        /// The used heap of its process after the last requested garbage collection.
        HEAP,
        /// The number of that garbage collection.
        COLLECTED
    }

    private Board(MemorySegment longs) {
        this.longs = longs;
    }

    /// Opens the board in a file, which is created if necessary.
    public static Board in(Path file) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new Board(channel.map(FileChannel.MapMode.READ_WRITE, 0, LONGS * Long.BYTES, Arena.global()));
        } catch (IOException failed) {
            throw new IllegalStateException("the board " + file + " cannot be opened", failed);
        }
    }

    private long at(long index) {
        return (long) LONG.getOpaque(longs, index * Long.BYTES);
    }

    private void put(long index, long value) {
        LONG.setOpaque(longs, index * Long.BYTES, value);
    }

    public long get(Line line, int subtask) {
        return at(subtask * (long) STRIDE + line.ordinal());
    }

    void set(Line line, int subtask, long value) {
        put(subtask * (long) STRIDE + line.ordinal(), value);
    }

    /// Returns the number of records of all subtasks.
    public long count() {
        long all = 0;
        for (int each = 0; each < SUBTASKS_MAX; each++) all += get(Line.COUNT, each);
        return all;
    }

    /// Requests a garbage collection in each process.
    ///
    /// @return its number
    public long collect() {
        put(GLOBAL, at(GLOBAL) + 1);
        return at(GLOBAL);
    }

    /// Returns the number of the last requested garbage collection.
    long asked() {
        return at(GLOBAL);
    }

    /// Counts the latency of a record.
    void late(int subtask, long nanos) {
        long index =
                LATENCIES + subtask * (long) LatencyHistogram.BUCKETS + LatencyHistogram.bucket(Math.max(0, nanos));
        put(index, at(index) + 1);
    }

    /// Returns the counts of latencies by bucket, over all subtasks.
    public long[] latencies() {
        long[] all = new long[LatencyHistogram.BUCKETS];
        for (int subtask = 0; subtask < SUBTASKS_MAX; subtask++)
            for (int i = 0; i < all.length; i++)
                all[i] += at(LATENCIES + subtask * (long) LatencyHistogram.BUCKETS + i);
        return all;
    }
}
