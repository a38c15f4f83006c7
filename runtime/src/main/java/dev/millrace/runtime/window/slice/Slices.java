package dev.millrace.runtime.window.slice;

import dev.millrace.runtime.window.AccumulatorTables;
import dev.millrace.runtime.window.Aggregation;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/// Holds the slices of one operator and writes them to snapshots. Holds revived windows separately: windows that had
/// been cleared before a restore and then received records again.
public final class Slices {
    public static final String NAME = "window slices";
    public static final String REVIVED = "windows revived";

    private final AccumulatorTables tables;
    /// The slices by their start.
    private final SliceTables slices;
    /// The revived windows by their end.
    private final SliceTables revived;

    Slices(SliceShape shape, AccumulatorTables tables, KeyedStates<Object> keyed) {
        this.tables = tables;
        this.slices =
                new SliceTables(tables, keyed, NAME, (start, table) -> new Slice(start, start + shape.slice(), table));
        this.revived =
                new SliceTables(tables, keyed, REVIVED, (end, table) -> new Slice(end - shape.size(), end, table));
    }

    /// Returns all slices by their start.
    NavigableMap<Long, Slice> byStart() {
        return slices.byTime();
    }

    /// Returns the slice with a start, and creates the slice if it does not exist.
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
        // The accumulator of a reduction may be the record itself, which is in a slice too, so copy it.
        Object kept = isFirst ? tables.copy(aggregation.first(value)) : aggregation.add(tables.own(table, slot), value);
        tables.set(table, slot, kept);
    }

    /// Returns a copy of a revived window's accumulator for a key of another table. Returns null if the window has
    /// received no record of this key.
    @Nullable
    Object revived(long end, KeyedTable<Object> of, int slot) {
        Slice window = revived.known(end);
        int at = window == null ? -1 : tables.find(window.table, of, slot);
        return window == null || at < 0 ? null : tables.copy(tables.get(window.table, at));
    }

    /// Returns the ends of revived windows.
    Iterable<Long> revivedEnds() {
        return revived.byTime().keySet();
    }

    /// Drops the revived windows that are over at a watermark, including their allowed lateness.
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
