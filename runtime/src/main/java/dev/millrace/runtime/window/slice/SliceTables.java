package dev.millrace.runtime.window.slice;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.runtime.window.AccumulatorTables;
import dev.millrace.runtime.window.DroppedRows;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.rows.ChangingRows;
import dev.millrace.state.rows.RowType;
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Holds slices of time with their accumulators, restores them from snapshots, and adds their changes to
/// later snapshots.
///
/// All key groups of a slice share a table. A table for each key group would need far more memory if many slices have
/// few keys.
final class SliceTables {
    private final AccumulatorTables tables;
    private final KeyedStates<Object> keyed;
    private final RowType<Long, Object> rows;
    private final Maker maker;
    private final TreeMap<Long, Slice> byTime = new TreeMap<>();
    private final DroppedRows<FrozenTables.Dropped> dropped = new DroppedRows<>();
    private boolean takesSnapshots;

    /// Creates slices.
    interface Maker {
        /// Creates a slice.
        ///
        /// @param time the time by which the slice is found
        Slice make(long time, KeyedTable<Object> table);
    }

    /// Restores the slices of the snapshots.
    ///
    /// @param name the name of the slices in snapshots
    SliceTables(AccumulatorTables tables, KeyedStates<Object> keyed, String name, Maker maker) {
        this.tables = tables;
        this.keyed = keyed;
        this.rows = tables.rows(name, LongSerializer.INSTANCE);
        this.maker = maker;
        if (!keyed.restoreChanging(rows, new Restored())) dropped.makeWhole();
        byTime.values().removeIf(slice -> slice.table.size() == 0);
        for (Slice each : byTime.values()) each.isTold = true;
    }

    /// Restores rows from snapshots.
    private final class Restored implements ChangingRows.Target<Object, Long, Object> {
        @Override
        public void row(Object key, int hash, Long time, Object kept) {
            tables.put(at(time).table, key, hash, kept);
        }

        @Override
        public void removed(Object key, int hash, Long time) {
            Slice slice = byTime.get(time);
            int slot = slice == null ? -1 : slice.table.slotOf(key, hash);
            if (slice != null && slot >= 0) slice.table.remove(slot);
        }
    }

    NavigableMap<Long, Slice> byTime() {
        return byTime;
    }

    /// Returns the slice of a time, or null if it does not exist.
    @Nullable
    Slice known(long time) {
        return byTime.get(time);
    }

    /// Returns the slice of a time, and creates the slice if it does not exist.
    Slice at(long time) {
        Slice known = byTime.get(time);
        if (known != null) return known;
        KeyedTable<Object> table = tables.make();
        if (takesSnapshots) table.beginSnapshots();
        Slice made = maker.make(time, table);
        byTime.put(time, made);
        return made;
    }

    /// Drops the first slice.
    void dropFirst() {
        Map.Entry<Long, Slice> first = byTime.pollFirstEntry();
        Slice gone = first.getValue();
        if (!takesSnapshots || !gone.isTold) return;
        dropped.drop(new FrozenTables.Dropped(first.getKey(), gone.table), gone.table.size(), this::size);
    }

    /// Drops all slices.
    void drop() {
        while (!byTime.isEmpty()) dropFirst();
    }

    private long size() {
        long size = 0;
        for (Slice each : byTime.values()) size += each.table.size();
        return size;
    }

    void beginSnapshots() {
        takesSnapshots = true;
        for (Slice each : byTime.values()) each.table.beginSnapshots();
    }

    void addTo(KeyedSnapshot<Object> snapshot) throws IOException {
        List<FrozenTables.Part> parts = new ArrayList<>(byTime.size());
        for (Map.Entry<Long, Slice> each : byTime.entrySet()) {
            parts.add(new FrozenTables.Part(each.getKey(), each.getValue().table.snapshot()));
            each.getValue().isTold = true;
        }
        snapshot.addChanging(rows, new FrozenTables(tables, parts, dropped.snapshot(size())), keyed.range());
    }
}
