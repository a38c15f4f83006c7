package dev.millrace.runtime.window;

import dev.millrace.api.window.TimeWindow;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.operator.TwoInputs;
import dev.millrace.state.KeyedStates;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/// Joins two streams in tumbling or sliding event-time windows: each record is kept once, in its slice, and a slice
/// goes as a whole. Records are brought together by key when their window fires.
final class JoinSliceOperator implements Operator {
    private static final int SPARES_MAX = 16;

    private final SliceShape shape;
    private final long latenessMillis;
    private final KeyedStates<Object> keyed;
    /// Of the window that fires; empty at other times.
    private final JoinIndex index;
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
            JoinEmitter emitter,
            WindowSurroundings surroundings) {
        this.shape = shape;
        this.latenessMillis = latenessMillis;
        this.keyed = keyed;
        this.index = new JoinIndex(keyed.keyShape());
        this.emitter = emitter;
        this.surroundings = surroundings;
        this.never = new JoinSlice(Slice.NEVER_START, Long.MIN_VALUE, pane());
        this.current = never;
        this.inputs = new TwoInputs(surroundings.control(), this::fireUpTo, () -> {});
        this.left = inputs.input(0, (value, timestamp) -> record(true, value, timestamp));
        this.right = inputs.input(1, (value, timestamp) -> record(false, value, timestamp));
    }

    @Override
    public Receiver<?> input(int index) {
        return index == 0 ? left : right;
    }

    private void record(boolean isLeft, Object value, long timestamp) {
        JoinSlice slice = current;
        if (timestamp < slice.start || timestamp >= slice.end) {
            slice = turnTo(value, timestamp);
            if (slice == never) return;
        }
        (isLeft ? slice.pane.lefts() : slice.pane.rights()).append(keyed, value);
        if (timestamp <= surroundings.watermark()) joinLate(slice, isLeft, value, timestamp);
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
        boolean isPrimitive = keyed.keyShape().isPrimitive();
        return new JoinPane(new JoinLog(isPrimitive), new JoinLog(isPrimitive));
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
        for (JoinSlice part : parts(window).reversed()) index.prepend(part.pane);
        for (int slot = index.next(-1); slot >= 0; slot = index.next(slot)) {
            if (emitter.needsBoth() && !index.hasBoth(slot)) continue;
            index.select(slot, keyed);
            lefts.clear();
            rights.clear();
            index.addTo(lefts, rights, slot);
            emit(window);
        }
        index.forget();
    }

    private List<JoinSlice> parts(TimeWindow window) {
        return List.copyOf(
                slices.subMap(window.getStart(), true, window.getEnd(), false).values());
    }

    private void emit(TimeWindow window) throws Exception {
        if (emitter.needsBoth()) {
            emitter.emit(lefts, rights, window.maxTimestamp());
        } else {
            // Who gets whole sides may keep them.
            emitter.emit(new ArrayList<>(lefts), new ArrayList<>(rights), window.maxTimestamp());
        }
    }

    /// Joins a record with the others of its key in those of its windows that have fired.
    private void joinLate(JoinSlice slice, boolean isLeft, Object value, long timestamp) {
        long watermark = surroundings.watermark();
        JoinIndex known = slice.known();
        if (known != null) known.append(isLeft, keyed, value);
        try {
            long first = shape.firstEnd(slice.start);
            for (long end = shape.lastEnd(slice.start); end >= first; end -= shape.slide()) {
                boolean isPast = end - 1 <= watermark;
                boolean isOpen = SliceOperator.saturatedAdd(end - 1, latenessMillis) > watermark;
                if (isPast && isOpen) joinCurrentKey(SliceOperator.windowEnding(shape, end));
            }
        } catch (Throwable thrown) {
            throw surroundings.failures().at(thrown, value, timestamp);
        }
    }

    private void joinCurrentKey(TimeWindow window) throws Exception {
        lefts.clear();
        rights.clear();
        for (JoinSlice part : parts(window)) {
            JoinIndex records = part.index(keyed.keyShape());
            int slot = records.find(keyed);
            if (slot >= 0) records.addTo(lefts, rights, slot);
        }
        if (!emitter.needsBoth() || !lefts.isEmpty() && !rights.isEmpty()) emit(window);
    }

    @Override
    public void close() throws Exception {
        emitter.close();
    }
}
