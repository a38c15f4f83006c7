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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/// Joins two streams in tumbling or sliding event-time windows: each record is kept once, in its slice, and a slice
/// goes as a
/// whole.
final class JoinSliceOperator implements Operator {
    private static final int LEFT = 0;
    private static final int RIGHT = 1;
    private static final int SPARES_MAX = 16;

    private final SliceShape shape;
    private final long latenessMillis;
    private final KeyedStates<Object> keyed;
    private final AccumulatorTables tables;
    private final JoinEmitter emitter;
    private final WindowSurroundings surroundings;
    private final TwoInputs inputs;
    private final TreeMap<Long, JoinSlice> slices = new TreeMap<>();
    private final Receiver<Object> left;
    private final Receiver<Object> right;
    private final JoinSlice never;
    private final List<Object> lefts = new ArrayList<>();
    private final List<Object> rights = new ArrayList<>();
    private JoinSlice current;
    private final Deque<JoinPane> spares = new ArrayDeque<>();
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
        this.never = new JoinSlice(Slice.NEVER_START, Long.MIN_VALUE, pane());
        this.current = never;
        this.inputs = new TwoInputs(surroundings.control(), this::fireUpTo, () -> {});
        this.left = inputs.input(0, (value, timestamp) -> record(LEFT, value, timestamp));
        this.right = inputs.input(1, (value, timestamp) -> record(RIGHT, value, timestamp));
    }

    @Override
    public Receiver<?> input(int index) {
        return index == 0 ? left : right;
    }

    private void record(int side, Object value, long timestamp) {
        JoinSlice slice = current;
        if (timestamp < slice.start || timestamp >= slice.end) {
            slice = turnTo(value, timestamp);
            if (slice == never) return;
        }
        KeyedTable<Object> table = slice.table;
        int hash = keyed.currentHash();
        int slot = tables.keys().isPrimitive()
                ? table.claim(keyed.currentLongKey(), hash)
                : table.claim(keyed.currentKey(), hash);
        RecordLog log = side == LEFT ? slice.pane.lefts() : slice.pane.rights();
        table.setLong(side, slot, log.append(table.getLong(side, slot), value));
        if (timestamp <= surroundings.watermark()) fireAgain(slice, slot, value, timestamp);
    }

    private JoinSlice turnTo(Object value, long timestamp) {
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
            return never;
        }
        if (isPast(start)) {
            surroundings.late(value, timestamp);
            return never;
        }
        current = slices.computeIfAbsent(start, each -> new JoinSlice(each, each + shape.slice(), pane()));
        return current;
    }

    private JoinPane pane() {
        JoinPane spare = spares.poll();
        if (spare != null) return spare;
        return new JoinPane(
                KeyedTable.of(tables.keys(), ColumnKind.LONG, ColumnKind.LONG), new RecordLog(), new RecordLog());
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
        while (!slices.isEmpty() && isPast(slices.firstKey())) {
            JoinPane done = slices.pollFirstEntry().getValue().pane;
            if (spares.size() == SPARES_MAX) continue;
            done.forget();
            spares.push(done);
        }
        current = never;
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
        List<JoinSlice> parts =
                List.copyOf(slices.subMap(window.getStart(), true, end, false).values());
        for (int part = 0; part < parts.size(); part++) {
            KeyedTable<Object> table = parts.get(part).table;
            for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
                if (!isInAnEarlier(parts, part, slot)) join(parts, part, slot, window);
            }
        }
    }

    private boolean isInAnEarlier(List<JoinSlice> parts, int part, int slot) {
        for (int earlier = 0; earlier < part; earlier++) {
            if (tables.find(parts.get(earlier).table, parts.get(part).table, slot) >= 0) return true;
        }
        return false;
    }

    /// Joins one key's records over the slices from one on.
    private void join(List<JoinSlice> parts, int from, int slot, TimeWindow window) throws Exception {
        KeyedTable<Object> of = parts.get(from).table;
        lefts.clear();
        rights.clear();
        for (int part = from; part < parts.size(); part++) {
            JoinSlice slice = parts.get(part);
            int at = part == from ? slot : tables.find(slice.table, of, slot);
            if (at < 0) continue;
            slice.pane.lefts().addTo(lefts, slice.table.getLong(LEFT, at));
            slice.pane.rights().addTo(rights, slice.table.getLong(RIGHT, at));
        }
        if (emitter.needsBoth()) {
            if (lefts.isEmpty() || rights.isEmpty()) return;
            select(of, slot);
            emitter.emit(lefts, rights, window.maxTimestamp());
        } else {
            select(of, slot);
            // Who gets whole sides may keep them.
            emitter.emit(new ArrayList<>(lefts), new ArrayList<>(rights), window.maxTimestamp());
        }
    }

    private void select(KeyedTable<Object> table, int slot) {
        int hash = table.hashAt(slot);
        if (tables.keys().isPrimitive()) keyed.selectLong(table.longKeyAt(slot), hash);
        else keyed.select(table.keyAt(slot), hash);
    }

    private void fireAgain(JoinSlice slice, int slot, Object value, long timestamp) {
        long watermark = surroundings.watermark();
        try {
            long first = shape.firstEnd(slice.start);
            for (long end = shape.lastEnd(slice.start); end >= first; end -= shape.slide()) {
                boolean isPast = end - 1 <= watermark;
                boolean isOpen = SliceOperator.saturatedAdd(end - 1, latenessMillis) > watermark;
                if (!isPast || !isOpen) continue;
                TimeWindow window = SliceOperator.windowEnding(shape, end);
                List<JoinSlice> parts = List.copyOf(
                        slices.subMap(window.getStart(), true, end, false).values());
                joinFrom(parts, slice.table, slot, window);
            }
        } catch (Throwable thrown) {
            throw surroundings.failures().at(thrown, value, timestamp);
        }
    }

    private void joinFrom(List<JoinSlice> parts, KeyedTable<Object> of, int slot, TimeWindow window) throws Exception {
        for (int part = 0; part < parts.size(); part++) {
            int at = tables.find(parts.get(part).table, of, slot);
            if (at < 0) continue;
            join(parts, part, at, window);
            return;
        }
    }

    @Override
    public void close() throws Exception {
        emitter.close();
    }
}
