package dev.millrace.runtime.window;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.state.KeyedRows;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.RowType;
import dev.millrace.state.file.SectionKind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The slices of a join with the records of both sides, and what snapshots keep of them. Beside them lie the windows
/// that an operator which began with a snapshot must keep apart from their slices: those that had been forgotten and
/// got records again.
final class RecordSlices {
    static final String LEFT = "join slices, left";
    static final String RIGHT = "join slices, right";
    private static final String REVIVED_LEFT = "join windows revived, left";
    private static final String REVIVED_RIGHT = "join windows revived, right";
    private static final int SPARES_MAX = 16;

    private final SliceShape shape;
    private final KeyedStates<Object> keyed;
    private final RecordReading reading;
    private final TreeMap<Long, RecordSlice> byStart = new TreeMap<>();
    /// By end of window.
    private final TreeMap<Long, RecordSlice> revived = new TreeMap<>();
    private final Deque<RecordPane> spares = new ArrayDeque<>();

    RecordSlices(SliceShape shape, KeyedStates<Object> keyed, RecordReading reading) {
        this.shape = shape;
        this.keyed = keyed;
        this.reading = reading;
        for (boolean isLeft : new boolean[] {true, false}) {
            keyed.restoreRows(
                    rows(isLeft), (_, _, start, value) -> at(start).pane.append(isLeft, keyed, value));
            keyed.restoreRows(revivedRows(isLeft), (_, _, end, value) -> revive(end, isLeft, value));
        }
    }

    private RowType<Long, Object> rows(boolean isLeft) {
        return rows(isLeft ? LEFT : RIGHT, isLeft);
    }

    private RowType<Long, Object> revivedRows(boolean isLeft) {
        return rows(isLeft ? REVIVED_LEFT : REVIVED_RIGHT, isLeft);
    }

    private RowType<Long, Object> rows(String name, boolean isLeft) {
        return new RowType<>(name, SectionKind.KEYED_RECORDS, LongSerializer.INSTANCE, reading.serializer(isLeft));
    }

    /// All slices by start.
    NavigableMap<Long, RecordSlice> byStart() {
        return byStart;
    }

    /// The slice that begins at a time, made if need be.
    RecordSlice at(long start) {
        RecordSlice known = byStart.get(start);
        if (known != null) return known;
        RecordSlice made = new RecordSlice(start, start + shape.slice(), pane());
        byStart.put(start, made);
        return made;
    }

    RecordPane pane() {
        RecordPane spare = spares.poll();
        if (spare != null) return spare;
        boolean isPrimitive = keyed.keyShape().isPrimitive();
        return new RecordPane(new KeyedLog(isPrimitive), new KeyedLog(isPrimitive));
    }

    /// Drops the first slice.
    void dropFirst() {
        RecordPane done = byStart.pollFirstEntry().getValue().pane;
        if (spares.size() == SPARES_MAX) return;
        done.forget();
        spares.push(done);
    }

    /// Adds a record of the current key to a revived window.
    void revive(long end, boolean isLeft, Object value) {
        revived(end).append(isLeft, keyed, value);
    }

    /// All records that a revived window has got.
    RecordSlice revived(long end) {
        return revived.computeIfAbsent(end, _ -> new RecordSlice(end - shape.size(), end, pane()));
    }

    /// Drops the revived windows that are over at a watermark, lateness included.
    void dropRevived(long watermark, long latenessMillis) {
        while (!revived.isEmpty() && SliceOperator.saturatedAdd(revived.firstKey() - 1, latenessMillis) <= watermark) {
            revived.pollFirstEntry();
        }
    }

    /// Drops all revived windows.
    void dropRevived() {
        revived.clear();
    }

    void addTo(KeyedSnapshot<Object> snapshot) throws IOException {
        for (boolean isLeft : new boolean[] {true, false}) {
            snapshot.add(rows(isLeft), frozen(byStart, isLeft));
            snapshot.add(revivedRows(isLeft), frozen(revived, isLeft));
        }
    }

    private KeyedRows<Object, Long, Object> frozen(NavigableMap<Long, RecordSlice> from, boolean isLeft) {
        NavigableMap<Long, KeyedLog> logs = new TreeMap<>();
        from.forEach((time, slice) -> logs.put(time, slice.pane.side(isLeft).frozen()));
        reading.begins();
        return new FrozenLogs(keyed.keyShape(), logs, reading);
    }
}
