package dev.millrace.runtime.window.slice;

import dev.millrace.api.window.TimeWindow;
import dev.millrace.runtime.window.AccumulatorTables;
import dev.millrace.runtime.window.Aggregation;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.rows.ChangingRows;
import dev.millrace.state.rows.RowType;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyedTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the windows of a snapshot that stores slices. Combines the slices into windows.
public final class SliceStateReader {
    private final KeyedStates<Object> keyed;
    private final RowType<Long, Object> slices;
    private final RowType<Long, Object> revived;
    private final Folding folding;
    private final @Nullable SliceShape shape;

    /// Combines the rows of a key's window.
    interface Folding {
        Object first(Object row);

        /// Adds a row of a slice to the result of earlier rows.
        Object add(Object kept, Object row);

        /// Merges two slices of a window. The first is a copy.
        Object merge(Object earlier, Object later) throws Exception;

        Object copy(Object kept);
    }

    /// Combines accumulators. Each key has one row per slice.
    public record Accumulators(AccumulatorTables tables, Aggregation<Object, Object, Object> aggregation)
            implements Folding {
        @Override
        public Object first(Object row) {
            return row;
        }

        @Override
        public Object add(Object kept, Object row) {
            return row;
        }

        @Override
        public Object merge(Object earlier, Object later) throws Exception {
            return aggregation.merge(earlier, later);
        }

        @Override
        public Object copy(Object kept) {
            return tables.copy(kept);
        }
    }

    /// Combines records in the order in which the snapshot lists them.
    public static final class Records implements Folding {
        private int told;

        private record Record(int number, Object value) {}

        /// Returns the records of a window.
        @SuppressWarnings("unchecked")
        public static List<Object> of(Object kept) {
            List<Record> all = new ArrayList<>((List<Record>) kept);
            all.sort(Comparator.comparingInt(Record::number));
            return all.stream().map(Record::value).toList();
        }

        @Override
        public Object first(Object row) {
            return add(new ArrayList<Record>(), row);
        }

        @Override
        @SuppressWarnings("unchecked")
        public Object add(Object kept, Object row) {
            ((List<Record>) kept).add(new Record(told++, row));
            return kept;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Object merge(Object earlier, Object later) {
            ((List<Record>) earlier).addAll((List<Record>) later);
            return earlier;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Object copy(Object kept) {
            return new ArrayList<>((List<Record>) kept);
        }
    }

    /// Receives the windows.
    public interface OnWindow {
        /// Handles a window.
        ///
        /// @param kept a copy of the contents
        void window(Object key, int hash, TimeWindow window, Object kept) throws Exception;
    }

    /// Holds the contents of one key: slices by start, revived windows by end.
    private static final class OfKey {
        final TreeMap<Long, Object> slices = new TreeMap<>();
        final TreeMap<Long, Object> revived = new TreeMap<>();
        final TreeMap<Long, Boolean> again = new TreeMap<>();
    }

    /// Creates a reader.
    ///
    /// @param slices the row type of slices; the namespace is the start of the slice
    /// @param revived the row type of revived windows; the namespace is the end of the window
    public SliceStateReader(
            KeyedStates<Object> keyed, RowType<Long, Object> slices, RowType<Long, Object> revived, Folding folding) {
        this.keyed = keyed;
        this.slices = slices;
        this.revived = revived;
        this.folding = folding;
        this.shape = CatchUp.shape(keyed);
    }

    public void forEach(OnWindow consumer) throws Exception {
        if (shape == null) return;
        KeyedTable<Object> keys = KeyedTable.of(keyed.keyShape(), ColumnKind.OBJECT);
        keyed.restoreChanging(slices, new Restored(keys, all -> all.slices));
        keyed.restoreChanging(revived, new Restored(keys, all -> all.revived));
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

    /// Reads rows from snapshots.
    private final class Restored implements ChangingRows.Target<Object, Long, Object> {
        private final KeyedTable<Object> keys;
        private final Function<OfKey, TreeMap<Long, Object>> to;

        Restored(KeyedTable<Object> keys, Function<OfKey, TreeMap<Long, Object>> to) {
            this.keys = keys;
            this.to = to;
        }

        @Override
        public void row(Object key, int hash, Long time, Object row) {
            to.apply(of(keys, key, hash))
                    .compute(time, (_, kept) -> kept == null ? folding.first(row) : folding.add(kept, row));
        }

        @Override
        public void removed(Object key, int hash, Long time) {
            to.apply(of(keys, key, hash)).remove(time);
        }
    }

    private static OfKey of(KeyedTable<Object> keys, Object key, int hash) {
        int slot = keys.claim(key, hash);
        if (keys.wasInserted()) keys.setObject(0, slot, new OfKey());
        return (OfKey) keys.getObject(0, slot);
    }

    /// Returns a key's windows by their ends.
    private TreeMap<Long, Object> windows(OfKey all, SliceShape shape, CatchUp fired, int hash) throws Exception {
        TreeMap<Long, Object> windows = new TreeMap<>();
        boolean isAlone = shape.size() == shape.slice();
        for (Map.Entry<Long, Object> slice : all.slices.entrySet()) {
            long start = slice.getKey();
            if (shape.isGap(start)) continue;
            for (long end = shape.firstEnd(start); end <= shape.lastEnd(start); end += shape.slide()) {
                if (!isAlone && fired.hasFired(hash, end) && !all.again.containsKey(end)) continue;
                Object own = folding.copy(slice.getValue());
                Object before = windows.get(end);
                windows.put(end, before == null ? own : folding.merge(before, own));
            }
        }
        windows.putAll(all.revived);
        return windows;
    }
}
