package dev.millrace.runtime.window.slice;

import dev.millrace.api.window.TimeWindow;
import dev.millrace.base.fault.Check;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.runtime.window.AccumulatorTables;
import dev.millrace.runtime.window.Aggregation;
import dev.millrace.runtime.window.WindowEmitter;
import dev.millrace.runtime.window.WindowProgress;
import dev.millrace.state.KeyedPart;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import java.util.NavigableMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Fires the windows of a [SliceOperator]: combines slices into windows and emits their results in order of time.
public final class SliceFiring implements KeyedPart, AutoCloseable {
    private static final Object NO_KEY = new Object();

    private final SliceShape shape;
    private final long latenessMillis;
    private final KeyedStates<Object> keyed;
    private final Aggregation<Object, Object, Object> aggregation;
    private final AccumulatorTables tables;
    private final SlidingPanes panes;
    private final WindowEmitter<Object, TimeWindow> emitter;
    private final WindowProgress progress;
    private final Slices kept;
    private final NavigableMap<Long, Slice> slices;
    private final CatchUp catchUp;
    /// The ends of windows that have fired and wait for late records before they are cleared. Used only if the emitter
    /// runs user code for the clear.
    private final TreeSet<Long> toClear = new TreeSet<>();
    /// The end up to which all windows have been handled, including windows without records.
    private long firedEnd;

    public SliceFiring(
            SliceShape shape,
            long latenessMillis,
            KeyedStates<Object> keyed,
            Aggregation<Object, Object, Object> aggregation,
            AccumulatorTables tables,
            WindowEmitter<Object, TimeWindow> emitter,
            WindowProgress progress) {
        this.shape = shape;
        this.latenessMillis = latenessMillis;
        this.keyed = keyed;
        this.aggregation = aggregation;
        this.tables = tables;
        this.panes = new SlidingPanes(tables, aggregation);
        this.emitter = emitter;
        this.progress = progress;
        this.kept = new Slices(shape, tables, keyed);
        this.slices = kept.byStart();
        this.catchUp = new CatchUp(shape, latenessMillis, keyed);
        this.firedEnd = catchUp.commonEnd();
        if (latenessMillis > 0 && emitter.needsKey()) {
            toClear.addAll(catchUp.openEnds(slices.keySet()));
            kept.revivedEnds().forEach(toClear::add);
        }
        keyed.attach(this);
    }

    Slices slices() {
        return kept;
    }

    /// Returns the timestamp up to which a record may belong to a fired window.
    long attention() {
        return Math.max(progress.watermark(), catchUp.until());
    }

    /// Fires all windows that end at or before a watermark.
    void fireUpTo(long watermark) {
        try {
            while (true) {
                long next = shape.nextEnd(slices, firedEnd);
                long end = Math.min(next, catchUp.nextEnd());
                if (end == Long.MAX_VALUE || end - 1 > watermark) break;
                clearUpTo(end - 2);
                if (end == next) {
                    fire(end);
                    firedEnd = end;
                }
                fireAgain(end);
                if (latenessMillis > 0 && emitter.clears()) toClear.add(end);
            }
            firedEnd = Math.max(firedEnd, SliceOperator.saturatedAdd(watermark, 1));
            clearUpTo(watermark);
            if (!catchUp.isOver()) catchUp(watermark);
        } catch (Throwable thrown) {
            throw progress.failures().during(thrown, "while firing the windows up to the watermark " + watermark);
        }
    }

    private void catchUp(long watermark) {
        kept.dropRevived(watermark, latenessMillis);
        catchUp.reached(watermark);
        if (catchUp.isOver()) kept.dropRevived();
    }

    /// Fires a window that had fired before the restore again, for the keys that have received records since.
    private void fireAgain(long end) throws Exception {
        KeyedTable<Object> keys = catchUp.take(end);
        if (keys == null) return;
        for (int slot = keys.next(-1); slot >= 0; slot = keys.next(slot)) fireKey(keys, slot, end);
    }

    private void fire(long end) throws Exception {
        TimeWindow window = SliceOperator.windowEnding(shape, end);
        if (shape.size() == shape.slice()) {
            KeyedTable<Object> table = Check.present(slices.get(window.getStart()), "the slice of a window").table;
            for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
                if (!hasFired(table, slot, end)) emit(table, slot, tables.own(table, slot), window);
            }
        } else {
            panes.window(window.getStart(), end, slices, (table, slot, accumulator) -> {
                if (!hasFired(table, slot, end)) emit(table, slot, accumulator, window);
            });
        }
    }

    private boolean hasFired(KeyedTable<Object> table, int slot, long end) {
        return !catchUp.isOver() && catchUp.hasFired(table.hashAt(slot), end);
    }

    private void emit(KeyedTable<Object> table, int slot, Object accumulator, TimeWindow window) throws Exception {
        // Boxing an unused key would dominate the cost of a plain result.
        Object key = emitter.needsKey() ? table.keyAt(slot) : NO_KEY;
        if (emitter.needsKey()) keyed.select(key, table.hashAt(slot));
        emitter.emit(key, window, aggregation.result(accumulator), window.maxTimestamp());
        if (latenessMillis == 0 && emitter.clears()) emitter.clear(key, window);
    }

    /// Handles a record that may belong to fired windows. Fires the windows that are past but still open again for the
    /// record's key, and marks the windows that must fire again later.
    void again(Slice slice, int slot, Object value, long timestamp) {
        long watermark = progress.watermark();
        if (timestamp <= watermark) panes.invalidate();
        try {
            long first = shape.firstEnd(slice.start);
            // The latest window comes first, in the order in which the assigner lists windows.
            for (long end = shape.lastEnd(slice.start); end >= first; end -= shape.slide()) {
                boolean isOpen = SliceOperator.saturatedAdd(end - 1, latenessMillis) > watermark;
                if (!isOpen) continue;
                int hash = keyed.currentHash();
                if (catchUp.isGone(hash, end)) kept.revive(end, value, aggregation, keyed);
                if (end - 1 <= watermark) fireKey(slice.table, slot, end);
                else if (catchUp.hasFired(hash, end)) catchUp.expect(end);
            }
        } catch (Throwable thrown) {
            throw progress.failures().at(thrown, value, timestamp);
        }
    }

    private void fireKey(KeyedTable<Object> of, int slot, long end) throws Exception {
        TimeWindow window = SliceOperator.windowEnding(shape, end);
        boolean isGone = !catchUp.isOver() && catchUp.isGone(of.hashAt(slot), end);
        Object all = isGone ? kept.revived(end, of, slot) : gathered(of, slot, window);
        if (all != null) emit(of, slot, all, window);
        if (latenessMillis > 0 && emitter.clears()) toClear.add(end);
    }

    private @Nullable Object gathered(KeyedTable<Object> of, int slot, TimeWindow window) throws Exception {
        Object all = null;
        for (Slice slice :
                slices.subMap(window.getStart(), true, window.getEnd(), false).values()) {
            int at = tables.find(slice.table, of, slot);
            if (at < 0) continue;
            Object part = tables.copy(tables.get(slice.table, at));
            all = all == null ? part : aggregation.merge(all, part);
        }
        return all;
    }

    private void clearUpTo(long watermark) throws Exception {
        while (!toClear.isEmpty()) {
            long over = SliceOperator.saturatedAdd(toClear.first() - 1, latenessMillis);
            // A window whose lateness never ends is not cleared at the end of the input either.
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
                if (!seen.wasInserted() || wasForgotten(table, slot, end)) continue;
                Object key = table.keyAt(slot);
                keyed.select(key, table.hashAt(slot));
                emitter.clear(key, window);
            }
        }
    }

    /// Returns whether a key's window was cleared before the restore and has received no record since.
    private boolean wasForgotten(KeyedTable<Object> table, int slot, long end) {
        return !catchUp.isOver() && catchUp.isGone(table.hashAt(slot), end) && kept.revived(end, table, slot) == null;
    }

    @Override
    public void beginSnapshots() {
        kept.beginSnapshots();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void addTo(KeyedSnapshot<?> snapshot) throws IOException {
        KeyedSnapshot<Object> own = (KeyedSnapshot<Object>) snapshot;
        kept.addTo(own);
        catchUp.addTo(own, firedEnd);
    }

    RuntimeException noTimestamp(Object value) {
        return ChainFaults.NO_TIMESTAMP
                .what("An event-time window received a record without a timestamp: %s", value)
                .why("The stream has no WatermarkStrategy that assigns timestamps.")
                .fix("Call assignTimestampsAndWatermarks(…), set a strategy at the source, or use"
                        + " processing-time windows.");
    }

    @Override
    public void close() throws Exception {
        emitter.close();
    }
}
