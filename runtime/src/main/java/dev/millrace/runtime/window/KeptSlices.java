package dev.millrace.runtime.window;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyedTable;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The windows that a snapshot holds as slices, put together from these.
final class KeptSlices {
    private final AccumulatorTables tables;
    private final Aggregation<Object, Object, Object> aggregation;
    private final KeyedStates<Object> keyed;
    private final @Nullable SliceShape shape;

    /// Told a window.
    interface OnWindow {
        /// @param kept a copy
        void window(Object key, int hash, TimeWindow window, Object kept) throws Exception;
    }

    /// What of one key there is: accumulators by where their slices begin, and by where revived windows end.
    private static final class OfKey {
        final TreeMap<Long, Object> slices = new TreeMap<>();
        final TreeMap<Long, Object> revived = new TreeMap<>();
        final TreeMap<Long, Boolean> again = new TreeMap<>();
    }

    KeptSlices(KeyedStates<Object> keyed, AccumulatorTables tables, Aggregation<Object, Object, Object> aggregation) {
        this.keyed = keyed;
        this.tables = tables;
        this.aggregation = aggregation;
        this.shape = CatchUp.shape(keyed);
    }

    void forEach(OnWindow consumer) throws Exception {
        if (shape == null) return;
        KeyedTable<Object> keys = KeyedTable.of(keyed.keyShape(), ColumnKind.OBJECT);
        keyed.restoreRows(
                tables.rows(Slices.NAME, LongSerializer.INSTANCE),
                (key, hash, start, kept) -> of(keys, key, hash).slices.put(start, kept));
        keyed.restoreRows(
                tables.rows(Slices.REVIVED, LongSerializer.INSTANCE),
                (key, hash, end, kept) -> of(keys, key, hash).revived.put(end, kept));
        keyed.restoreRows(
                CatchUp.AGAIN, (key, hash, end, _) -> of(keys, key, hash).again.put(end, true));
        CatchUp fired = new CatchUp(shape, 0, keyed);
        for (int slot = keys.next(-1); slot >= 0; slot = keys.next(slot)) {
            OfKey all = (OfKey) keys.getObject(0, slot);
            int hash = keys.hashAt(slot);
            for (Map.Entry<Long, Object> window :
                    windows(all, shape, fired, hash).entrySet()) {
                TimeWindow shown = new TimeWindow(window.getKey() - shape.size(), window.getKey());
                consumer.window(keys.keyAt(slot), hash, shown, window.getValue());
            }
        }
    }

    private static OfKey of(KeyedTable<Object> keys, Object key, int hash) {
        int slot = keys.claim(key, hash);
        if (keys.wasInserted()) keys.setObject(0, slot, new OfKey());
        return (OfKey) keys.getObject(0, slot);
    }

    /// A key's windows by their ends.
    private TreeMap<Long, Object> windows(OfKey all, SliceShape shape, CatchUp fired, int hash) throws Exception {
        TreeMap<Long, Object> windows = new TreeMap<>();
        boolean isAlone = shape.size() == shape.slice();
        for (Map.Entry<Long, Object> slice : all.slices.entrySet()) {
            long start = slice.getKey();
            if (shape.isGap(start)) continue;
            for (long end = shape.firstEnd(start); end <= shape.lastEnd(start); end += shape.slide()) {
                if (!isAlone && fired.hasFired(hash, end) && !all.again.containsKey(end)) continue;
                Object own = tables.copy(slice.getValue());
                Object before = windows.get(end);
                windows.put(end, before == null ? own : aggregation.merge(before, own));
            }
        }
        windows.putAll(all.revived);
        return windows;
    }
}
