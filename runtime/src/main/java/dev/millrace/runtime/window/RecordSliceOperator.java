package dev.millrace.runtime.window;

import dev.millrace.api.window.TimeWindow;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.operator.TwoInputs;
import dev.millrace.state.KeyedPart;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/// Joins two streams in tumbling or sliding event-time windows: each record is kept once, in its slice, and a slice
/// goes as a whole. Records are brought together by key when their window fires.
final class RecordSliceOperator implements Operator, KeyedPart {
    private final SliceShape shape;
    private final long latenessMillis;
    private final KeyedStates<Object> keyed;
    /// Of the window that fires; empty at other times.
    private final RecordIndex index;
    private final JoinEmitter emitter;
    private final WindowSurroundings surroundings;
    private final TwoInputs inputs;
    private final RecordReading reading;
    private final RecordSlices kept;
    private final NavigableMap<Long, RecordSlice> slices;
    private final CatchUp catchUp;
    private final Receiver<Object> left;
    private final Receiver<Object> right;
    private final RecordSlice never;
    private final List<Object> lefts = new ArrayList<>();
    private final List<Object> rights = new ArrayList<>();
    private RecordSlice current;
    private long firedEnd;
    /// Records at or before this time may lie in windows that have fired.
    private long attention;

    RecordSliceOperator(
            SliceShape shape,
            long latenessMillis,
            KeyedStates<Object> keyed,
            RecordReading reading,
            JoinEmitter emitter,
            WindowSurroundings surroundings) {
        this.shape = shape;
        this.latenessMillis = latenessMillis;
        this.keyed = keyed;
        this.index = new RecordIndex(keyed.keyShape());
        this.reading = reading;
        this.kept = new RecordSlices(shape, keyed, reading);
        this.slices = kept.byStart();
        this.catchUp = new CatchUp(shape, latenessMillis, keyed);
        this.firedEnd = catchUp.commonEnd();
        this.attention = catchUp.until();
        this.emitter = emitter;
        this.surroundings = surroundings;
        this.never = new RecordSlice(Slice.NEVER_START, Long.MIN_VALUE, kept.pane());
        this.current = never;
        this.inputs = new TwoInputs(surroundings.control(), this::fireUpTo, () -> {});
        this.left = inputs.input(0, (value, timestamp) -> record(true, value, timestamp));
        this.right = inputs.input(1, (value, timestamp) -> record(false, value, timestamp));
        keyed.attach(this);
    }

    @Override
    public Receiver<?> input(int index) {
        return index == 0 ? left : right;
    }

    private void record(boolean isLeft, Object value, long timestamp) {
        RecordSlice slice = current;
        if (timestamp < slice.start || timestamp >= slice.end) {
            slice = turnTo(value, timestamp);
            if (slice == never) return;
        }
        slice.append(isLeft, keyed, value);
        if (timestamp <= attention) joinLate(slice, isLeft, value, timestamp);
    }

    private RecordSlice turnTo(Object value, long timestamp) {
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
        current = kept.at(start);
        return current;
    }

    private boolean isPast(long sliceStart) {
        long last = shape.lastEnd(sliceStart) - 1;
        return SliceOperator.saturatedAdd(last, latenessMillis) <= surroundings.watermark();
    }

    private void fireUpTo(long watermark) {
        surroundings.reached(watermark);
        try {
            while (true) {
                long next = nextEnd(firedEnd);
                long end = Math.min(next, catchUp.nextEnd());
                if (end == Long.MAX_VALUE || end - 1 > watermark) break;
                if (end == next) {
                    fire(end);
                    firedEnd = end;
                }
                fireAgain(end);
            }
        } catch (Throwable thrown) {
            throw surroundings.failures().during(thrown, "while joining the windows up to the watermark " + watermark);
        }
        firedEnd = Math.max(firedEnd, SliceOperator.saturatedAdd(watermark, 1));
        while (!slices.isEmpty() && isPast(slices.firstKey())) kept.dropFirst();
        current = never;
        if (!catchUp.isOver()) {
            kept.dropRevived(watermark, latenessMillis);
            catchUp.reached(watermark);
            if (catchUp.isOver()) kept.dropRevived();
        }
        attention = Math.max(watermark, catchUp.until());
    }

    /// Fires a window that had fired before, for the keys that got records since.
    private void fireAgain(long end) throws Exception {
        KeyedTable<Object> keys = catchUp.take(end);
        if (keys == null) return;
        for (int slot = keys.next(-1); slot >= 0; slot = keys.next(slot)) {
            keyed.select(keys.keyAt(slot), keys.hashAt(slot));
            joinCurrentKey(SliceOperator.windowEnding(shape, end));
        }
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
        for (RecordSlice part : parts(window).reversed()) index.prepend(part.pane);
        for (int slot = index.next(-1); slot >= 0; slot = index.next(slot)) {
            if (emitter.needsBoth() && !index.hasBoth(slot)) continue;
            index.select(slot, keyed);
            if (catchUp.hasFired(keyed.currentHash(), end)) continue;
            lefts.clear();
            rights.clear();
            index.addTo(lefts, rights, slot);
            emit(window);
        }
        index.forget();
    }

    private List<RecordSlice> parts(TimeWindow window) {
        return List.copyOf(
                slices.subMap(window.getStart(), true, window.getEnd(), false).values());
    }

    private void emit(TimeWindow window) throws Exception {
        if (reading.isOn()) {
            lefts.replaceAll(value -> reading.own(true, value));
            rights.replaceAll(value -> reading.own(false, value));
        }
        if (emitter.needsBoth()) {
            emitter.emit(lefts, rights, window.maxTimestamp());
        } else {
            // Who gets whole sides may keep them.
            emitter.emit(new ArrayList<>(lefts), new ArrayList<>(rights), window.maxTimestamp());
        }
    }

    /// Joins a record with the others of its key in those of its windows that have fired, and remembers those that are
    /// to fire again.
    private void joinLate(RecordSlice slice, boolean isLeft, Object value, long timestamp) {
        long watermark = surroundings.watermark();
        try {
            long first = shape.firstEnd(slice.start);
            for (long end = shape.lastEnd(slice.start); end >= first; end -= shape.slide()) {
                boolean isOpen = SliceOperator.saturatedAdd(end - 1, latenessMillis) > watermark;
                if (!isOpen) continue;
                int hash = keyed.currentHash();
                if (catchUp.isGone(hash, end)) kept.revive(end, isLeft, value);
                if (end - 1 <= watermark) joinCurrentKey(SliceOperator.windowEnding(shape, end));
                else if (catchUp.hasFired(hash, end)) catchUp.expect(end);
            }
        } catch (Throwable thrown) {
            throw surroundings.failures().at(thrown, value, timestamp);
        }
    }

    private void joinCurrentKey(TimeWindow window) throws Exception {
        lefts.clear();
        rights.clear();
        boolean isGone = catchUp.isGone(keyed.currentHash(), window.getEnd());
        for (RecordSlice part : isGone ? List.of(kept.revived(window.getEnd())) : parts(window)) {
            RecordIndex records = part.index(keyed.keyShape());
            int slot = records.find(keyed);
            if (slot >= 0) records.addTo(lefts, rights, slot);
        }
        if (!emitter.needsBoth() || !lefts.isEmpty() && !rights.isEmpty()) emit(window);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void addTo(KeyedSnapshot<?> snapshot) throws IOException {
        KeyedSnapshot<Object> own = (KeyedSnapshot<Object>) snapshot;
        kept.addTo(own);
        catchUp.addTo(own, firedEnd);
    }

    @Override
    public void close() throws Exception {
        emitter.close();
    }
}
