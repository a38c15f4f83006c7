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

/// Numbers that all processes of a machine see at once: a mapped file. Each subtask of the last step has some of its
/// own to write; whoever measures reads them. Times are of `System.nanoTime`, which processes of one machine share.
public final class Board {
    /// Subtasks of the last step at most.
    public static final int SUBTASKS_MAX = 8;

    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
    /// Longs of one subtask: two cache lines.
    private static final int STRIDE = 16;

    private static final int GLOBAL = SUBTASKS_MAX * STRIDE;
    private static final int LATENCIES = 1_024;
    private static final long LONGS = LATENCIES + SUBTASKS_MAX * (long) LatencyHistogram.BUCKETS;

    private final MemorySegment longs;

    /// What a subtask tells.
    public enum Line {
        /// Records so far, over all attempts.
        COUNT,
        /// How often it was opened.
        OPENED,
        /// When the first record came after it was opened last; 0 if none has.
        FIRST_NANOS,
        /// Of its process.
        PID,
        /// Bytes of its process's heap after the collection that was asked for last.
        HEAP,
        /// The number of that collection.
        COLLECTED
    }

    private Board(MemorySegment longs) {
        this.longs = longs;
    }

    /// The board in a file, which is made if there is none.
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

    /// Records of all subtasks.
    public long count() {
        long all = 0;
        for (int each = 0; each < SUBTASKS_MAX; each++) all += get(Line.COUNT, each);
        return all;
    }

    /// Asks each process for a collection of its garbage.
    ///
    /// @return its number
    public long collect() {
        put(GLOBAL, at(GLOBAL) + 1);
        return at(GLOBAL);
    }

    /// The number of the collection that was asked for last.
    long asked() {
        return at(GLOBAL);
    }

    /// Counts how late a record was.
    void late(int subtask, long nanos) {
        long index =
                LATENCIES + subtask * (long) LatencyHistogram.BUCKETS + LatencyHistogram.bucket(Math.max(0, nanos));
        put(index, at(index) + 1);
    }

    /// How often each lateness was counted so far, over all subtasks.
    public long[] latencies() {
        long[] all = new long[LatencyHistogram.BUCKETS];
        for (int subtask = 0; subtask < SUBTASKS_MAX; subtask++)
            for (int i = 0; i < all.length; i++)
                all[i] += at(LATENCIES + subtask * (long) LatencyHistogram.BUCKETS + i);
        return all;
    }
}
