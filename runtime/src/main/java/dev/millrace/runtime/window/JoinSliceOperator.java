package dev.millrace.runtime.window;

import dev.millrace.api.window.TimeWindow;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.operator.TwoInputs;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Joins two streams in tumbling or sliding event-time windows: each record is kept once, in its slice, and a slice
/// goes as a
/// whole.
final class JoinSliceOperator implements Operator {
    private static final int LEFT = 0;
    private static final int RIGHT = 1;

    private final SliceShape shape;
    private final long latenessMillis;
    private final KeyedStates<Object> keyed;
    private final AccumulatorTables tables;
    private final JoinEmitter emitter;
    private final WindowSurroundings surroundings;
    private final TwoInputs inputs;
    private final TreeMap<Long, Slice> slices = new TreeMap<>();
    private final Receiver<Object> left;
    private final Receiver<Object> right;
    private Slice current;
    private long firedEnd = Long.MIN_VALUE;

    JoinSliceOperator(
            SliceShape shape,
            long latenessMillis,
            KeyedStates<Object> keyed,
            AccumulatorTables tables,
            JoinEmitter emitter,
            WindowSurroundings surroundings) {
        this.shape = shape;
        this.latenessMillis = latenessMillis;
        this.keyed = keyed;
        this.tables = tables;
        this.emitter = emitter;
        this.surroundings = surroundings;
        this.current = never();
        this.inputs = new TwoInputs(surroundings.control(), this::fireUpTo, () -> {});
        this.left = inputs.input(0, (value, timestamp) -> record(LEFT, value, timestamp));
        this.right = inputs.input(1, (value, timestamp) -> record(RIGHT, value, timestamp));
    }

    @Override
    public Receiver<?> input(int index) {
        return index == 0 ? left : right;
    }

    private void record(int side, Object value, long timestamp) {
        Slice slice = current;
        if (timestamp < slice.start || timestamp >= slice.end) {
            slice = turnTo(value, timestamp);
            if (slice.start == Slice.NEVER_START) return;
        }
        KeyedTable<Object> table = slice.table;
        int hash = keyed.currentHash();
        int slot = tables.keys().isPrimitive()
                ? table.claim(keyed.currentLongKey(), hash)
                : table.claim(keyed.currentKey(), hash);
        @SuppressWarnings("unchecked")
        List<Object> kept = (List<Object>) table.getObject(side, slot);
        if (kept == null) {
            kept = new ArrayList<>(4);
            table.setObject(side, slot, kept);
        }
        kept.add(value);
        if (timestamp <= surroundings.watermark()) fireAgain(slice, slot, value, timestamp);
    }

    private Slice turnTo(Object value, long timestamp) {
        if (timestamp == Batch.NO_TIMESTAMP) {
            throw ChainFaults.NO_TIMESTAMP
                    .what("a record without a timestamp came to an event-time window join: %s", value)
                    .fix("call assignTimestampsAndWatermarks(…) on both streams");
        }
        long start = shape.sliceStart(timestamp);
        if (shape.isGap(start)) {
            if (SliceOperator.saturatedAdd(timestamp, latenessMillis) <= surroundings.watermark()) {
                surroundings.late(value, timestamp);
            }
            return never();
        }
        if (isPast(start)) {
            surroundings.late(value, timestamp);
            return never();
        }
        current = slices.computeIfAbsent(start, each -> new Slice(each, each + shape.slice(), table()));
        return current;
    }

    private Slice never() {
        return new Slice(Slice.NEVER_START, Long.MIN_VALUE, table());
    }

    private KeyedTable<Object> table() {
        return KeyedTable.of(tables.keys(), ColumnKind.OBJECT, ColumnKind.OBJECT);
    }

    private boolean isPast(long sliceStart) {
        long last = shape.lastEnd(sliceStart) - 1;
        return SliceOperator.saturatedAdd(last, latenessMillis) <= surroundings.watermark();
    }

    private void fireUpTo(long watermark) {
        surroundings.reached(watermark);
        try {
            for (long end = nextEnd(firedEnd); end != Long.MAX_VALUE && end - 1 <= watermark; end = nextEnd(end)) {
                fire(end);
                firedEnd = end;
            }
        } catch (Throwable thrown) {
            throw surroundings.failures().during(thrown, "while joining the windows up to the watermark " + watermark);
        }
        firedEnd = Math.max(firedEnd, SliceOperator.saturatedAdd(watermark, 1));
        while (!slices.isEmpty() && isPast(slices.firstKey())) slices.pollFirstEntry();
        current = never();
    }

    private long nextEnd(long after) {
        if (after == Long.MAX_VALUE) return Long.MAX_VALUE;
        for (Long start = slices.isEmpty() ? null : slices.firstKey(); start != null; start = slices.higherKey(start)) {
            long end = shape.firstEnd(start);
            if (after >= end) end += (Math.floorDiv(after - end, shape.slide()) + 1) * shape.slide();
            if (end <= shape.lastEnd(start)) return end;
        }
        return Long.MAX_VALUE;
    }

    private void fire(long end) throws Exception {
        TimeWindow window = SliceOperator.windowEnding(shape, end);
        List<Slice> parts =
                List.copyOf(slices.subMap(window.getStart(), true, end, false).values());
        for (int part = 0; part < parts.size(); part++) {
            KeyedTable<Object> table = parts.get(part).table;
            for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
                if (!isIn(parts.subList(0, part), table, slot)) join(parts, part, table, slot, window);
            }
        }
    }

    private boolean isIn(List<Slice> earlier, KeyedTable<Object> of, int slot) {
        for (Slice slice : earlier) if (tables.find(slice.table, of, slot) >= 0) return true;
        return false;
    }

    /// Joins one key's records over the slices from one on.
    private void join(List<Slice> parts, int from, KeyedTable<Object> of, int slot, TimeWindow window)
            throws Exception {
        List<Object> lefts = List.of();
        List<Object> rights = List.of();
        for (int part = from; part < parts.size(); part++) {
            KeyedTable<Object> table = parts.get(part).table;
            int at = part == from ? slot : tables.find(table, of, slot);
            if (at < 0) continue;
            lefts = concatenated(lefts, table.getObject(LEFT, at));
            rights = concatenated(rights, table.getObject(RIGHT, at));
        }
        if (emitter.needsBoth() && (lefts.isEmpty() || rights.isEmpty())) return;
        keyed.select(of.keyAt(slot), of.hashAt(slot));
        emitter.emit(lefts, rights, window.maxTimestamp());
    }

    @SuppressWarnings("unchecked")
    private static List<Object> concatenated(List<Object> some, Object more) {
        if (more == null) return some;
        if (some.isEmpty()) return (List<Object>) more;
        List<Object> all = new ArrayList<>(some);
        all.addAll((List<Object>) more);
        return all;
    }

    private void fireAgain(Slice slice, int slot, Object value, long timestamp) {
        long watermark = surroundings.watermark();
        try {
            long first = shape.firstEnd(slice.start);
            for (long end = shape.lastEnd(slice.start); end >= first; end -= shape.slide()) {
                boolean isPast = end - 1 <= watermark;
                boolean isOpen = SliceOperator.saturatedAdd(end - 1, latenessMillis) > watermark;
                if (!isPast || !isOpen) continue;
                TimeWindow window = SliceOperator.windowEnding(shape, end);
                List<Slice> parts = List.copyOf(
                        slices.subMap(window.getStart(), true, end, false).values());
                joinFrom(parts, slice.table, slot, window);
            }
        } catch (Throwable thrown) {
            throw surroundings.failures().at(thrown, value, timestamp);
        }
    }

    private void joinFrom(List<Slice> parts, KeyedTable<Object> of, int slot, TimeWindow window) throws Exception {
        for (int part = 0; part < parts.size(); part++) {
            int at = tables.find(parts.get(part).table, of, slot);
            if (at < 0) continue;
            join(parts, part, parts.get(part).table, at, window);
            return;
        }
    }

    @Override
    public void close() throws Exception {
        emitter.close();
    }
}
