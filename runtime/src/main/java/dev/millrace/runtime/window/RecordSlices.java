package dev.millrace.runtime.window;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.KeyedRows;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.RowType;
import dev.millrace.state.file.SectionKind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Slices with the records of one or two inputs, and what snapshots keep of them. Beside them lie the windows that an
/// operator which began with a snapshot must keep apart from their slices: those that had been forgotten and got
/// records
/// again.
final class RecordSlices {
    /// The inputs of a join.
    static final List<Input> BOTH = List.of(
            new Input(true, "join slices, left", "join windows revived, left"),
            new Input(false, "join slices, right", "join windows revived, right"));

    /// The input of a window over all records.
    static final List<Input> ONE = List.of(new Input(true, "window records", "window records revived"));

    private static final int SPARES_MAX = 16;

    /// @param isLeft whether it is the first
    /// @param name of its records in snapshots
    /// @param revivedName of the records of revived windows in snapshots
    record Input(boolean isLeft, String name, String revivedName) {}

    private final SliceShape shape;
    private final KeyedStates<Object> keyed;
    private final List<Input> inputs;
    private final RecordReading reading;
    private final TreeMap<Long, RecordSlice> byStart = new TreeMap<>();
    /// By end of window.
    private final TreeMap<Long, RecordSlice> revived = new TreeMap<>();
    private final Deque<RecordPane> spares = new ArrayDeque<>();
    private long records;

    /// @param inputs [#BOTH] or [#ONE]
    RecordSlices(SliceShape shape, KeyedStates<Object> keyed, List<Input> inputs, RecordReading reading) {
        this.shape = shape;
        this.keyed = keyed;
        this.inputs = inputs;
        this.reading = reading;
        for (Input input : inputs) {
            TypeSerializer<Object> serializer = reading.serializer(input.isLeft);
            keyed.restoreRows(
                    rows(input.name, serializer), (_, _, start, value) -> append(at(start), input.isLeft, value));
            keyed.restoreRows(
                    rows(input.revivedName, serializer), (_, _, end, value) -> revive(end, input.isLeft, value));
        }
    }

    /// The form in which snapshots have records.
    ///
    /// @param name as an [Input] has it
    static RowType<Long, Object> rows(String name, TypeSerializer<Object> serializer) {
        return new RowType<>(name, SectionKind.KEYED_RECORDS, LongSerializer.INSTANCE, serializer);
    }

    /// Adds a record of the current key to a slice.
    void append(RecordSlice slice, boolean isLeft, Object value) {
        slice.append(isLeft, keyed, value, records++);
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
        // Records of one slice are in the order in which they came without numbers.
        boolean isNumbered = shape.size() > shape.slice();
        return new RecordPane(new KeyedLog(isPrimitive, isNumbered), new KeyedLog(isPrimitive, isNumbered));
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
        append(revived(end), isLeft, value);
    }

    /// Whether a revived window has got a record of the current key.
    boolean isRevived(long end) {
        RecordSlice window = revived.get(end);
        return window != null && window.index(keyed.keyShape()).find(keyed) >= 0;
    }

    /// The ends of revived windows.
    Iterable<Long> revivedEnds() {
        return revived.keySet();
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
        for (Input input : inputs) {
            TypeSerializer<Object> serializer = reading.serializer(input.isLeft);
            snapshot.add(rows(input.name, serializer), frozen(byStart, input.isLeft));
            snapshot.add(rows(input.revivedName, serializer), frozen(revived, input.isLeft));
        }
    }

    private KeyedRows<Object, Long, Object> frozen(NavigableMap<Long, RecordSlice> from, boolean isLeft) {
        NavigableMap<Long, KeyedLog> logs = new TreeMap<>();
        from.forEach((time, slice) -> logs.put(time, slice.pane.side(isLeft).frozen()));
        reading.begins();
        return new FrozenLogs(keyed.keyShape(), logs, reading);
    }
}
