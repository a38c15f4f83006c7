package dev.millrace.runtime.window.slice;

import dev.millrace.runtime.window.AccumulatorTables;
import dev.millrace.runtime.window.Aggregation;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/// The slices of one operator, and what snapshots keep of them. Beside them lie the windows that an operator which
/// began with a snapshot must keep apart from their slices: those that had been forgotten and got records again.
public final class Slices {
    public static final String NAME = "window slices";
    public static final String REVIVED = "windows revived";

    private final AccumulatorTables tables;
    /// By start.
    private final SliceTables slices;
    /// By end of window.
    private final SliceTables revived;

    Slices(SliceShape shape, AccumulatorTables tables, KeyedStates<Object> keyed) {
        this.tables = tables;
        this.slices =
                new SliceTables(tables, keyed, NAME, (start, table) -> new Slice(start, start + shape.slice(), table));
        this.revived =
                new SliceTables(tables, keyed, REVIVED, (end, table) -> new Slice(end - shape.size(), end, table));
    }

    /// All slices by start.
    NavigableMap<Long, Slice> byStart() {
        return slices.byTime();
    }

    /// The slice that begins at a time, made if need be.
    Slice at(long start) {
        return slices.at(start);
    }

    /// Drops the first slice.
    void dropFirst() {
        slices.dropFirst();
    }

    /// Adds a record of the current key to a revived window.
    void revive(long end, Object value, Aggregation<Object, Object, Object> aggregation, KeyedStates<Object> keyed)
            throws Exception {
        KeyedTable<Object> table = revived.at(end).table;
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
        Slice window = revived.known(end);
        int at = window == null ? -1 : tables.find(window.table, of, slot);
        return window == null || at < 0 ? null : tables.copy(tables.get(window.table, at));
    }

    /// The ends of revived windows.
    Iterable<Long> revivedEnds() {
        return revived.byTime().keySet();
    }

    /// Drops what revived windows hold that are over at a watermark, lateness included.
    void dropRevived(long watermark, long latenessMillis) {
        NavigableMap<Long, Slice> windows = revived.byTime();
        while (!windows.isEmpty() && SliceOperator.saturatedAdd(windows.firstKey() - 1, latenessMillis) <= watermark) {
            revived.dropFirst();
        }
    }

    /// Drops all revived windows.
    void dropRevived() {
        revived.drop();
    }

    void beginSnapshots() {
        slices.beginSnapshots();
        revived.beginSnapshots();
    }

    void addTo(KeyedSnapshot<Object> snapshot) throws IOException {
        slices.addTo(snapshot);
        revived.addTo(snapshot);
    }
}
