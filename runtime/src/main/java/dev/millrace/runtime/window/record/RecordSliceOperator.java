package dev.millrace.runtime.window.record;

import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.TimestampedValue;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.runtime.chain.ForwardingReceiver;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.operator.TwoInputs;
import dev.millrace.runtime.window.WindowProgress;
import dev.millrace.runtime.window.slice.CatchUp;
import dev.millrace.runtime.window.slice.Slice;
import dev.millrace.runtime.window.slice.SliceOperator;
import dev.millrace.runtime.window.slice.SliceShape;
import dev.millrace.state.KeyedPart;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeSet;

/// Evaluates tumbling and sliding event-time windows over all records of one input, or of both inputs of a join.
/// Each record is stored once, in its slice. The operator drops a slice as a whole, and groups records by key when a
/// window fires.
public final class RecordSliceOperator implements Operator, KeyedPart {
    private final SliceShape shape;
    private final long latenessMillis;
    private final KeyedStates<Object> keyed;
    /// The groups of the window that fires; empty at other times.
    private final RecordGroups groups;
    private final RecordEmitter emitter;
    private final WindowProgress progress;
    private final boolean isJoin;
    private final boolean isStamped;
    private final RecordReading reading;
    private final RecordSlices kept;
    private final NavigableMap<Long, RecordSlice> slices;
    private final CatchUp catchUp;
    private final Receiver<Object> left;
    private final Receiver<Object> right;
    private final RecordSlice never;
    private final List<Object> lefts = new ArrayList<>();
    private final List<Object> rights = new ArrayList<>();
    /// The ends of windows that have fired and wait for late records before they are cleared. Used only if the emitter
    /// runs user code for the clear.
    private final TreeSet<Long> toClear = new TreeSet<>();
    private RecordSlice current;
    private long firedEnd;
    /// Records at or before this timestamp may belong to fired windows.
    private long attention;

    /// Describes how the operator stores records.
    ///
    /// @param inputs [RecordSlices#ONE] or [RecordSlices#BOTH]
    /// @param isStamped whether records are stored with their timestamps, as [TimestampedValue]s
    public record Keeping(List<RecordSlices.Input> inputs, RecordReading reading, boolean isStamped) {}

    public RecordSliceOperator(
            SliceShape shape,
            long latenessMillis,
            KeyedStates<Object> keyed,
            Keeping keeping,
            RecordEmitter emitter,
            WindowProgress progress) {
        this.shape = shape;
        this.latenessMillis = latenessMillis;
        this.keyed = keyed;
        this.groups = new RecordGroups(keyed.keyShape());
        this.reading = keeping.reading;
        this.isJoin = keeping.inputs.size() > 1;
        this.isStamped = keeping.isStamped;
        this.kept = new RecordSlices(shape, keyed, keeping.inputs, reading);
        this.slices = kept.byStart();
        this.catchUp = new CatchUp(shape, latenessMillis, keyed);
        this.firedEnd = catchUp.commonEnd();
        this.attention = catchUp.until();
        this.emitter = emitter;
        this.progress = progress;
        this.never = new RecordSlice(Slice.NEVER_START, Long.MIN_VALUE, kept.pane());
        this.current = never;
        TwoInputs inputs = new TwoInputs(progress.control(), this::fireUpTo, () -> {});
        this.left = isJoin ? inputs.input(0, (value, timestamp) -> record(true, value, timestamp)) : new Only();
        this.right = isJoin ? inputs.input(1, (value, timestamp) -> record(false, value, timestamp)) : left;
        if (latenessMillis > 0 && !isJoin) {
            toClear.addAll(catchUp.openEnds(slices.keySet()));
            kept.revivedEnds().forEach(toClear::add);
        }
        keyed.attach(this);
    }

    /// Receives the records of an operator with one input.
    private final class Only implements ForwardingReceiver<Object> {
        @Override
        public void record(Object value, long timestamp) {
            RecordSliceOperator.this.record(true, value, timestamp);
        }

        @Override
        public void watermark(long timestamp) {
            fireUpTo(timestamp);
            progress.control().watermark(timestamp);
        }

        @Override
        public Receiver<?> control() {
            return progress.control();
        }
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
        Object own = isStamped ? new TimestampedValue<>(value, timestamp) : value;
        kept.append(slice, isLeft, own);
        if (timestamp <= attention) fireLate(slice, isLeft, own, timestamp);
    }

    private RecordSlice turnTo(Object value, long timestamp) {
        if (timestamp == Batch.NO_TIMESTAMP) {
            throw ChainFaults.NO_TIMESTAMP
                    .what(
                            "An event-time window%s received a record without a timestamp: %s",
                            isJoin ? " join" : "", value)
                    .why("The stream has no WatermarkStrategy that assigns timestamps.")
                    .fix("Call assignTimestampsAndWatermarks(…)%s.", isJoin ? " on both streams" : "");
        }
        long start = shape.sliceStart(timestamp);
        if (shape.isGap(start)) {
            if (SliceOperator.saturatedAdd(timestamp, latenessMillis) <= progress.watermark()) {
                progress.late(value, timestamp);
            }
            return never;
        }
        if (isPast(start)) {
            progress.late(value, timestamp);
            return never;
        }
        current = kept.at(start);
        return current;
    }

    private boolean isPast(long sliceStart) {
        long last = shape.lastEnd(sliceStart) - 1;
        return SliceOperator.saturatedAdd(last, latenessMillis) <= progress.watermark();
    }

    private void fireUpTo(long watermark) {
        progress.reached(watermark);
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
                clearLater(end);
            }
            firedEnd = Math.max(firedEnd, SliceOperator.saturatedAdd(watermark, 1));
            clearUpTo(watermark);
        } catch (Throwable thrown) {
            throw progress.failures()
                    .during(
                            thrown,
                            "while %s the windows up to the watermark %d"
                                    .formatted(isJoin ? "joining" : "firing", watermark));
        }
        while (!slices.isEmpty() && isPast(slices.firstKey())) kept.dropFirst();
        current = never;
        if (!catchUp.isOver()) {
            kept.dropRevived(watermark, latenessMillis);
            catchUp.reached(watermark);
            if (catchUp.isOver()) kept.dropRevived();
        }
        attention = Math.max(watermark, catchUp.until());
    }

    /// Fires a window that had fired before the restore again, for the keys that have received records since.
    private void fireAgain(long end) throws Exception {
        KeyedTable<Object> keys = catchUp.take(end);
        if (keys == null) return;
        for (int slot = keys.next(-1); slot >= 0; slot = keys.next(slot)) {
            keyed.select(keys.keyAt(slot), keys.hashAt(slot));
            fireCurrentKey(SliceOperator.windowEnding(shape, end));
        }
    }

    private void fire(long end) throws Exception {
        TimeWindow window = SliceOperator.windowEnding(shape, end);
        fillGroups(window);
        for (int key = 0; key < groups.size(); key++) {
            List<Object> ownLefts = groups.lefts(key);
            List<Object> ownRights = groups.rights(key);
            if (emitter.needsBoth() && (ownLefts.isEmpty() || ownRights.isEmpty())) continue;
            groups.select(key, keyed);
            if (!catchUp.hasFired(keyed.currentHash(), end)) emit(window, ownLefts, ownRights);
        }
        groups.forget();
    }

    private void fillGroups(TimeWindow window) {
        groups.fill(parts(window).stream().map(part -> part.pane).toList(), isJoin);
    }

    private List<RecordSlice> parts(TimeWindow window) {
        return List.copyOf(
                slices.subMap(window.getStart(), true, window.getEnd(), false).values());
    }

    private void emit(TimeWindow window, List<Object> ownLefts, List<Object> ownRights) throws Exception {
        if (reading.isOn()) {
            emitter.emit(window, reading.own(true, ownLefts), reading.own(false, ownRights));
        } else {
            emitter.emit(window, ownLefts, ownRights);
        }
        if (latenessMillis == 0 && emitter.clears()) emitter.clear(window);
    }

    /// Fires those windows of a record that have fired again for its key, and marks the windows that must fire
    /// again later.
    private void fireLate(RecordSlice slice, boolean isLeft, Object own, long timestamp) {
        long watermark = progress.watermark();
        try {
            long first = shape.firstEnd(slice.start);
            for (long end = shape.lastEnd(slice.start); end >= first; end -= shape.slide()) {
                boolean isOpen = SliceOperator.saturatedAdd(end - 1, latenessMillis) > watermark;
                if (!isOpen) continue;
                int hash = keyed.currentHash();
                if (catchUp.isGone(hash, end)) kept.revive(end, isLeft, own);
                if (end - 1 <= watermark) fireCurrentKey(SliceOperator.windowEnding(shape, end));
                else if (catchUp.hasFired(hash, end)) catchUp.expect(end);
            }
        } catch (Throwable thrown) {
            throw progress.failures().at(thrown, isStamped ? ((TimestampedValue<?>) own).getValue() : own, timestamp);
        }
    }

    private void fireCurrentKey(TimeWindow window) throws Exception {
        lefts.clear();
        rights.clear();
        boolean isGone = catchUp.isGone(keyed.currentHash(), window.getEnd());
        for (RecordSlice part : isGone ? List.of(kept.revived(window.getEnd())) : parts(window)) {
            RecordIndex records = part.index(keyed.keyShape());
            int slot = records.find(keyed);
            if (slot >= 0) records.addTo(lefts, rights, slot);
        }
        inOrder(lefts);
        inOrder(rights);
        if (!emitter.needsBoth() || !lefts.isEmpty() && !rights.isEmpty()) emit(window, lefts, rights);
        clearLater(window.getEnd());
    }

    /// Sorts the records of several slices in order of arrival.
    private static void inOrder(List<Object> arrived) {
        arrived.sort(Comparator.comparingLong(each -> ((RecordIndex.Arrived) each).number()));
        arrived.replaceAll(each -> ((RecordIndex.Arrived) each).value());
    }

    private void clearLater(long end) {
        if (latenessMillis > 0 && emitter.clears()) toClear.add(end);
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
        fillGroups(window);
        for (int key = 0; key < groups.size(); key++) {
            groups.select(key, keyed);
            // If the key's window was cleared before the restore, clear it again only if it has received a
            // record since.
            if (!catchUp.isGone(keyed.currentHash(), end) || kept.isRevived(end)) emitter.clear(window);
        }
        groups.forget();
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

    @Override
    public void close() throws Exception {
        emitter.close();
    }
}
