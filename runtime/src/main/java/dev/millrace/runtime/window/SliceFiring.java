package dev.millrace.runtime.window;

import dev.millrace.api.window.TimeWindow;
import dev.millrace.base.fault.Check;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.table.KeyedTable;
import java.util.TreeMap;
import java.util.TreeSet;

/// The other half of a [SliceOperator]: puts windows together from slices and emits what they came to, in order of
/// time.
final class SliceFiring implements AutoCloseable {
    private static final Object NO_KEY = new Object();

    private final SliceShape shape;
    private final long latenessMillis;
    private final KeyedStates<Object> keyed;
    private final Aggregation<Object, Object, Object> aggregation;
    private final AccumulatorTables tables;
    private final SlidingPanes panes;
    private final WindowEmitter<Object, TimeWindow> emitter;
    private final WindowSurroundings surroundings;
    private final TreeMap<Long, Slice> slices = new TreeMap<>();
    /// Ends of windows that have fired but wait for late records before they are cleared; only if user code is told so.
    private final TreeSet<Long> toClear = new TreeSet<>();
    /// All windows that end here or before have had their turn, whether they had records then or not.
    private long firedEnd = Long.MIN_VALUE;

    SliceFiring(
            SliceShape shape,
            long latenessMillis,
            KeyedStates<Object> keyed,
            Aggregation<Object, Object, Object> aggregation,
            AccumulatorTables tables,
            WindowEmitter<Object, TimeWindow> emitter,
            WindowSurroundings surroundings) {
        this.shape = shape;
        this.latenessMillis = latenessMillis;
        this.keyed = keyed;
        this.aggregation = aggregation;
        this.tables = tables;
        this.panes = new SlidingPanes(tables, aggregation);
        this.emitter = emitter;
        this.surroundings = surroundings;
    }

    TreeMap<Long, Slice> slices() {
        return slices;
    }

    /// Fires all windows that end at or before a watermark.
    void fireUpTo(long watermark) {
        try {
            long end = nextEnd(firedEnd);
            while (end != Long.MAX_VALUE && end - 1 <= watermark) {
                fire(end);
                firedEnd = end;
                if (latenessMillis > 0 && emitter.clears()) toClear.add(end);
                clearUpTo(watermark);
                end = nextEnd(end);
            }
            firedEnd = Math.max(firedEnd, SliceOperator.saturatedAdd(watermark, 1));
            clearUpTo(watermark);
        } catch (Throwable thrown) {
            throw surroundings.failures().during(thrown, "while firing the windows up to the watermark " + watermark);
        }
    }

    /// The end of the first window after one that contains any slice.
    private long nextEnd(long after) {
        Long first = slices.isEmpty() || after == Long.MAX_VALUE ? null : slices.firstKey();
        while (first != null) {
            long end = shape.firstEnd(first);
            if (after >= end) end += (Math.floorDiv(after - end, shape.slide()) + 1) * shape.slide();
            if (end <= shape.lastEnd(first)) return end;
            first = slices.higherKey(first);
        }
        return Long.MAX_VALUE;
    }

    private void fire(long end) throws Exception {
        TimeWindow window = SliceOperator.windowEnding(shape, end);
        if (shape.size() == shape.slice()) {
            KeyedTable<Object> table = Check.present(slices.get(window.getStart()), "the slice of a window").table;
            for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
                emit(table, slot, tables.get(table, slot), window);
            }
        } else {
            panes.window(
                    window.getStart(),
                    end,
                    slices,
                    (table, slot, accumulator) -> emit(table, slot, accumulator, window));
        }
    }

    private void emit(KeyedTable<Object> table, int slot, Object accumulator, TimeWindow window) throws Exception {
        // Boxing a key that nobody asks for would be the dearest part of a plain result.
        Object key = emitter.needsKey() ? table.keyAt(slot) : NO_KEY;
        if (emitter.needsKey()) keyed.select(key, table.hashAt(slot));
        emitter.emit(key, window, aggregation.result(accumulator), window.maxTimestamp());
        if (latenessMillis == 0 && emitter.clears()) emitter.clear(key, window);
    }

    /// A record came into a slice at or before the watermark: fires those of its windows that are past but still open,
    /// for
    /// the record's key.
    void again(Slice slice, int slot, Object value, long timestamp) {
        panes.invalidate();
        long watermark = surroundings.watermark();
        try {
            long first = shape.firstEnd(slice.start);
            // The latest first, as the windows of a record are assigned.
            for (long end = shape.lastEnd(slice.start); end >= first; end -= shape.slide()) {
                boolean isPast = end - 1 <= watermark;
                boolean isOpen = SliceOperator.saturatedAdd(end - 1, latenessMillis) > watermark;
                if (isPast && isOpen) fireKey(slice.table, slot, end);
            }
        } catch (Throwable thrown) {
            throw surroundings.failures().at(thrown, value, timestamp);
        }
    }

    private void fireKey(KeyedTable<Object> of, int slot, long end) throws Exception {
        TimeWindow window = SliceOperator.windowEnding(shape, end);
        Object all = null;
        for (Slice slice : slices.subMap(window.getStart(), true, end, false).values()) {
            int at = tables.find(slice.table, of, slot);
            if (at < 0) continue;
            Object part = tables.copy(tables.get(slice.table, at));
            all = all == null ? part : aggregation.merge(all, part);
        }
        if (all != null) emit(of, slot, all, window);
        if (emitter.clears()) toClear.add(end);
    }

    private void clearUpTo(long watermark) throws Exception {
        while (!toClear.isEmpty()) {
            long over = SliceOperator.saturatedAdd(toClear.first() - 1, latenessMillis);
            // What is open for ever is not cleared at the end of the input either.
            if (over > watermark || over == Long.MAX_VALUE) return;
            clear(toClear.pollFirst());
        }
    }

    private void clear(long end) throws Exception {
        TimeWindow window = SliceOperator.windowEnding(shape, end);
        KeyedTable<Object> seen = tables.make();
        for (Slice slice : slices.subMap(window.getStart(), true, end, false).values()) {
            KeyedTable<Object> table = slice.table;
            for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
                tables.claim(seen, table, slot);
                if (!seen.wasInserted()) continue;
                Object key = table.keyAt(slot);
                keyed.select(key, table.hashAt(slot));
                emitter.clear(key, window);
            }
        }
    }

    RuntimeException noTimestamp(Object value) {
        return ChainFaults.NO_TIMESTAMP
                .what("a record without a timestamp came to an event-time window: %s", value)
                .why("no WatermarkStrategy with timestamps was applied to the stream")
                .fix("call assignTimestampsAndWatermarks(…), or give the source a strategy, or use processing-time"
                        + " windows");
    }

    @Override
    public void close() throws Exception {
        emitter.close();
    }
}
