package dev.millrace.runtime.window.slice;

import dev.millrace.api.window.TimeWindow;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.operator.OneInput;
import dev.millrace.runtime.window.AccumulatorTables;
import dev.millrace.runtime.window.Aggregation;
import dev.millrace.runtime.window.WindowProgress;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.table.KeyedTable;
import java.util.NavigableMap;

/// Evaluates tumbling and sliding event-time windows with the default trigger. Each record updates one slice; the
/// operator registers no timers and scans the slices when a window fires.
///
/// The operator drops a slice when no window needs it any more. A late record within the allowed lateness updates its
/// slice, and its windows fire again for its key only.
public final class SliceOperator<I> implements OneInput<I> {
    private final SliceShape shape;
    private final long latenessMillis;
    private final KeyedStates<Object> keyed;
    private final Aggregation<I, Object, Object> aggregation;
    private final AccumulatorTables tables;
    private final SliceFiring firing;
    private final WindowProgress progress;
    private final boolean keysAreLong;
    private final boolean isLong;
    private final Slices kept;
    private final NavigableMap<Long, Slice> slices;
    private final Slice never;
    private Slice current;
    private Slice previous;
    /// Records at or before this timestamp may belong to fired windows.
    private long attention;

    SliceOperator(
            SliceShape shape,
            long latenessMillis,
            KeyedStates<Object> keyed,
            Aggregation<I, Object, Object> aggregation,
            AccumulatorTables tables,
            SliceFiring firing,
            WindowProgress progress) {
        this.shape = shape;
        this.latenessMillis = latenessMillis;
        this.keyed = keyed;
        this.aggregation = aggregation;
        this.tables = tables;
        this.firing = firing;
        this.progress = progress;
        this.keysAreLong = tables.keys().isPrimitive();
        this.isLong = tables.isLong();
        this.kept = firing.slices();
        this.slices = kept.byStart();
        this.never = new Slice(Slice.NEVER_START, Long.MIN_VALUE, tables.make());
        this.current = never;
        this.previous = never;
        this.attention = firing.attention();
    }

    @Override
    public Receiver<?> control() {
        return progress.control();
    }

    @Override
    public void record(I value, long timestamp) {
        Slice slice = current;
        if (timestamp < slice.start || timestamp >= slice.end) {
            slice = turnTo(value, timestamp);
            if (slice == never) return;
        }
        KeyedTable<Object> table = slice.table;
        int hash = keyed.currentHash();
        int slot = keysAreLong ? table.claim(keyed.currentLongKey(), hash) : table.claim(keyed.currentKey(), hash);
        boolean isFirst = table.wasInserted();
        try {
            if (isLong) {
                Object kept = isFirst ? aggregation.first(value) : aggregation.add(table.getLong(0, slot), value);
                table.setLong(0, slot, (Long) kept);
            } else {
                Object kept = isFirst ? aggregation.first(value) : aggregation.add(tables.own(table, slot), value);
                table.setObject(0, slot, kept);
            }
        } catch (Throwable thrown) {
            throw progress.failures().at(thrown, value, timestamp);
        }
        if (timestamp <= attention) firing.again(slice, slot, value, timestamp);
    }

    /// Returns the slice of a timestamp, and creates the slice if it does not exist. Returns `never` if the record is
    /// late or lies between windows. As in Flink, a record between windows may be late too.
    private Slice turnTo(I value, long timestamp) {
        Slice other = previous;
        if (timestamp >= other.start && timestamp < other.end) {
            previous = current;
            current = other;
            return other;
        }
        if (timestamp == Batch.NO_TIMESTAMP) throw firing.noTimestamp(value);
        long start = shape.sliceStart(timestamp);
        if (shape.isGap(start)) {
            if (saturatedAdd(timestamp, latenessMillis) <= progress.watermark()) progress.late(value, timestamp);
            return never;
        }
        if (isPast(start)) {
            progress.late(value, timestamp);
            return never;
        }
        previous = current;
        current = kept.at(start);
        return current;
    }

    /// Returns whether all windows of a slice are over, including their allowed lateness.
    private boolean isPast(long sliceStart) {
        long last = shape.lastEnd(sliceStart) - 1;
        return saturatedAdd(last, latenessMillis) <= progress.watermark();
    }

    public static long saturatedAdd(long time, long more) {
        long sum = time + more;
        return sum < time ? Long.MAX_VALUE : sum;
    }

    @Override
    public void watermark(long timestamp) {
        progress.reached(timestamp);
        firing.fireUpTo(timestamp);
        while (!slices.isEmpty() && isPast(slices.firstKey())) kept.dropFirst();
        current = never;
        previous = never;
        attention = firing.attention();
        progress.control().watermark(timestamp);
    }

    @Override
    public void close() throws Exception {
        firing.close();
    }

    /// Creates the window that ends at a time.
    public static TimeWindow windowEnding(SliceShape shape, long end) {
        return new TimeWindow(end - shape.size(), end);
    }
}
