package dev.millrace.runtime.window.record;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.runtime.window.slice.SliceOperator;
import dev.millrace.runtime.window.slice.SliceShape;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.rows.RowType;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Holds the slices with the records of one or two inputs, and writes them to snapshots. Holds revived windows
/// separately: windows that had been cleared before a restore and then received records again.
public final class RecordSlices {
    /// The inputs of a join.
    public static final List<Input> BOTH = List.of(
            new Input(true, "join slices, left", "join windows revived, left"),
            new Input(false, "join slices, right", "join windows revived, right"));

    /// The input of a window over all records.
    public static final List<Input> ONE = List.of(new Input(true, "window records", "window records revived"));

    private static final int SPARES_MAX = 16;

    /// Describes an input.
    ///
    /// @param isLeft whether this is the first input
    /// @param name the name of the input's records in snapshots
    /// @param revivedName the name of the records of revived windows in snapshots
    public record Input(boolean isLeft, String name, String revivedName) {}

    private final SliceShape shape;
    private final KeyedStates<Object> keyed;
    private final TreeMap<Long, RecordSlice> byStart = new TreeMap<>();
    /// The revived windows by their end.
    private final TreeMap<Long, RecordSlice> revived = new TreeMap<>();
    /// The records of each input.
    private final List<SliceLogs> logs = new ArrayList<>();
    private final List<SliceLogs> revivedLogs = new ArrayList<>();
    private final Deque<RecordPane> spares = new ArrayDeque<>();
    private long records;

    /// Restores the slices of the snapshots.
    ///
    /// @param inputs [#BOTH] or [#ONE]
    RecordSlices(SliceShape shape, KeyedStates<Object> keyed, List<Input> inputs, RecordReading reading) {
        this.shape = shape;
        this.keyed = keyed;
        for (Input input : inputs) {
            boolean isLeft = input.isLeft;
            TypeSerializer<Object> serializer = reading.serializer(isLeft);
            SliceLogs own = new SliceLogs(keyed, rows(input.name, serializer), isLeft, byStart, reading);
            own.restore((start, value) -> append(at(start), isLeft, value));
            logs.add(own);
            SliceLogs late = new SliceLogs(keyed, rows(input.revivedName, serializer), isLeft, revived, reading);
            late.restore((end, value) -> revive(end, isLeft, value));
            revivedLogs.add(late);
        }
        byStart.values().removeIf(RecordSlice::isEmpty);
        revived.values().removeIf(RecordSlice::isEmpty);
    }

    /// Returns the row type by which snapshots store records.
    ///
    /// @param name a name of an [Input]
    public static RowType<Long, Object> rows(String name, TypeSerializer<Object> serializer) {
        return new RowType<>(name, SectionKind.KEYED_RECORDS, LongSerializer.INSTANCE, serializer);
    }

    /// Adds a record of the current key to a slice.
    void append(RecordSlice slice, boolean isLeft, Object value) {
        slice.append(isLeft, keyed, value, records++);
    }

    /// Returns all slices by their start.
    NavigableMap<Long, RecordSlice> byStart() {
        return byStart;
    }

    /// Returns the slice with a start, and creates the slice if it does not exist.
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
        // The records of a single slice are in order of arrival, so they need no numbers.
        boolean isNumbered = shape.size() > shape.slice();
        return new RecordPane(new KeyedLog(isPrimitive, isNumbered), new KeyedLog(isPrimitive, isNumbered));
    }

    /// Drops the first slice.
    void dropFirst() {
        RecordPane done = dropFirst(byStart, logs).pane;
        if (spares.size() == SPARES_MAX) return;
        done.forget();
        spares.push(done);
    }

    private static RecordSlice dropFirst(TreeMap<Long, RecordSlice> from, List<SliceLogs> logs) {
        Map.Entry<Long, RecordSlice> first = from.pollFirstEntry();
        for (SliceLogs each : logs) each.drop(first.getKey(), first.getValue());
        return first.getValue();
    }

    /// Adds a record of the current key to a revived window.
    void revive(long end, boolean isLeft, Object value) {
        append(revived(end), isLeft, value);
    }

    /// Returns whether a revived window has received a record of the current key.
    boolean isRevived(long end) {
        RecordSlice window = revived.get(end);
        return window != null && window.index(keyed.keyShape()).find(keyed) >= 0;
    }

    /// Returns the ends of revived windows.
    Iterable<Long> revivedEnds() {
        return revived.keySet();
    }

    /// Returns all records of a revived window.
    RecordSlice revived(long end) {
        return revived.computeIfAbsent(end, _ -> new RecordSlice(end - shape.size(), end, pane()));
    }

    /// Drops the revived windows that are over at a watermark, including their allowed lateness.
    void dropRevived(long watermark, long latenessMillis) {
        while (!revived.isEmpty() && SliceOperator.saturatedAdd(revived.firstKey() - 1, latenessMillis) <= watermark) {
            dropFirst(revived, revivedLogs);
        }
    }

    /// Drops all revived windows.
    void dropRevived() {
        while (!revived.isEmpty()) dropFirst(revived, revivedLogs);
    }

    void beginSnapshots() {
        logs.forEach(SliceLogs::beginSnapshots);
        revivedLogs.forEach(SliceLogs::beginSnapshots);
    }

    void addTo(KeyedSnapshot<Object> snapshot) throws IOException {
        for (SliceLogs each : logs) each.addTo(snapshot);
        for (SliceLogs each : revivedLogs) each.addTo(snapshot);
    }
}
