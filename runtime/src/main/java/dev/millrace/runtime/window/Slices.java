package dev.millrace.runtime.window;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.RowType;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.TableSnapshot;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The slices of one operator, and what snapshots keep of them. Beside them lie the windows that an operator which
/// began with a snapshot must keep apart from their slices: those that had been forgotten and got records again.
final class Slices {
    static final String NAME = "window slices";
    static final String REVIVED = "windows revived";

    private final SliceShape shape;
    private final AccumulatorTables tables;
    private final TreeMap<Long, Slice> byStart = new TreeMap<>();
    /// By end of window.
    private final TreeMap<Long, KeyedTable<Object>> revived = new TreeMap<>();
    private final RowType<Long, Object> rows;
    private final RowType<Long, Object> revivedRows;
    private boolean takesSnapshots;

    Slices(SliceShape shape, AccumulatorTables tables, KeyedStates<Object> keyed) {
        this.shape = shape;
        this.tables = tables;
        this.rows = tables.rows(NAME, LongSerializer.INSTANCE);
        this.revivedRows = tables.rows(REVIVED, LongSerializer.INSTANCE);
        keyed.restoreRows(rows, (key, hash, start, kept) -> tables.put(at(start).table, key, hash, kept));
        keyed.restoreRows(revivedRows, (key, hash, end, kept) -> tables.put(revived(end), key, hash, kept));
    }

    /// All slices by start.
    NavigableMap<Long, Slice> byStart() {
        return byStart;
    }

    /// The slice that begins at a time, made if need be.
    Slice at(long start) {
        Slice known = byStart.get(start);
        if (known != null) return known;
        Slice made = new Slice(start, start + shape.slice(), table());
        byStart.put(start, made);
        return made;
    }

    private KeyedTable<Object> table() {
        KeyedTable<Object> made = tables.make();
        if (takesSnapshots) made.beginWholeSnapshots();
        return made;
    }

    private KeyedTable<Object> revived(long end) {
        return revived.computeIfAbsent(end, _ -> table());
    }

    /// Adds a record of the current key to a revived window.
    void revive(long end, Object value, Aggregation<Object, Object, Object> aggregation, KeyedStates<Object> keyed)
            throws Exception {
        KeyedTable<Object> table = revived(end);
        int hash = keyed.currentHash();
        int slot = tables.keys().isPrimitive()
                ? table.claim(keyed.currentLongKey(), hash)
                : table.claim(keyed.currentKey(), hash);
        boolean isFirst = table.wasInserted();
        // A reduction begins with the record itself, which is in a slice too.
        Object kept = isFirst ? tables.copy(aggregation.first(value)) : aggregation.add(tables.own(table, slot), value);
        tables.set(table, slot, kept);
    }

    /// A copy of what a revived window came to for a key of another table; null if it got no record.
    @Nullable
    Object revived(long end, KeyedTable<Object> of, int slot) {
        KeyedTable<Object> table = revived.get(end);
        int at = table == null ? -1 : tables.find(table, of, slot);
        return table == null || at < 0 ? null : tables.copy(tables.get(table, at));
    }

    /// The ends of revived windows.
    Iterable<Long> revivedEnds() {
        return revived.keySet();
    }

    /// Drops what revived windows hold that are over at a watermark, lateness included.
    void dropRevived(long watermark, long latenessMillis) {
        while (!revived.isEmpty() && SliceOperator.saturatedAdd(revived.firstKey() - 1, latenessMillis) <= watermark) {
            revived.pollFirstEntry();
        }
    }

    /// Drops all revived windows.
    void dropRevived() {
        revived.clear();
    }

    void beginSnapshots() {
        takesSnapshots = true;
        for (Slice slice : byStart.values()) slice.table.beginWholeSnapshots();
        revived.values().forEach(KeyedTable::beginWholeSnapshots);
    }

    void addTo(KeyedSnapshot<Object> snapshot) throws IOException {
        Map<Long, TableSnapshot<Object>> frozen = new TreeMap<>();
        byStart.forEach((start, slice) -> frozen.put(start, slice.table.snapshot()));
        snapshot.add(rows, new FrozenTables(tables, frozen));
        Map<Long, TableSnapshot<Object>> frozenRevived = new TreeMap<>();
        revived.forEach((end, table) -> frozenRevived.put(end, table.snapshot()));
        snapshot.add(revivedRows, new FrozenTables(tables, frozenRevived));
    }
}
