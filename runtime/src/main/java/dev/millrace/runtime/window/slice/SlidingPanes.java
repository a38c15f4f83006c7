package dev.millrace.runtime.window.slice;

import dev.millrace.runtime.window.AccumulatorTables;
import dev.millrace.runtime.window.Aggregation;
import dev.millrace.state.table.KeyedTable;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Combines slices into overlapping windows with about three merges for each key and window, however many slices a
/// window has (the "two stacks" algorithm). Keeps merged suffixes of the older slices and one running total of the
/// newer slices. If a window starts after all suffixes, this class builds new suffixes from all slices of the window.
final class SlidingPanes {
    private final AccumulatorTables tables;
    private final Aggregation<Object, Object, Object> aggregation;
    /// Maps the start of a slice to the merged slices from there to [#middle].
    private final NavigableMap<Long, KeyedTable<Object>> suffixes = new TreeMap<>();
    private KeyedTable<Object> total;
    private long middle = Long.MIN_VALUE;
    private long totalEnd = Long.MIN_VALUE;

    /// Receives the result of each key.
    @FunctionalInterface
    interface OnResult {
        /// Handles the result of a key.
        ///
        /// @param keys the table that has the key at `slot`
        void result(KeyedTable<Object> keys, int slot, Object accumulator) throws Exception;
    }

    SlidingPanes(AccumulatorTables tables, Aggregation<Object, Object, Object> aggregation) {
        this.tables = tables;
        this.aggregation = aggregation;
        this.total = tables.make();
    }

    /// Discards the merged slices, because one of them has changed.
    void invalidate() {
        middle = Long.MIN_VALUE;
    }

    /// Computes one window. Callers pass windows in order of time.
    ///
    /// @param slices all slices by their start
    void window(long start, long end, NavigableMap<Long, Slice> slices, OnResult onResult) throws Exception {
        if (start >= middle) rebuild(start, end, slices);
        else absorb(totalEnd, end, slices);
        suffixes.headMap(start, false).clear();
        Map.Entry<Long, KeyedTable<Object>> oldest = suffixes.ceilingEntry(start);
        emit(oldest == null ? null : oldest.getValue(), onResult);
    }

    private void rebuild(long start, long end, NavigableMap<Long, Slice> slices) throws Exception {
        suffixes.clear();
        total = tables.make();
        middle = end;
        totalEnd = end;
        KeyedTable<Object> later = tables.make();
        for (Slice slice :
                slices.subMap(start, true, end, false).descendingMap().values()) {
            KeyedTable<Object> suffix = tables.copyOf(later);
            prepend(suffix, slice.table);
            suffixes.put(slice.start, suffix);
            later = suffix;
        }
    }

    private void absorb(long from, long to, NavigableMap<Long, Slice> slices) throws Exception {
        for (Slice slice : slices.subMap(from, true, to, false).values()) {
            KeyedTable<Object> added = slice.table;
            if (total.size() == 0) {
                total = tables.copyOf(added);
                continue;
            }
            for (int slot = added.next(-1); slot >= 0; slot = added.next(slot)) {
                Object later = tables.copy(tables.get(added, slot));
                int at = tables.claim(total, added, slot);
                boolean isNew = total.wasInserted();
                tables.set(total, at, isNew ? later : aggregation.merge(tables.get(total, at), later));
            }
        }
        totalEnd = to;
    }

    private void prepend(KeyedTable<Object> to, KeyedTable<Object> earlier) throws Exception {
        for (int slot = earlier.next(-1); slot >= 0; slot = earlier.next(slot)) {
            Object first = tables.copy(tables.get(earlier, slot));
            int at = tables.claim(to, earlier, slot);
            boolean isNew = to.wasInserted();
            tables.set(to, at, isNew ? first : aggregation.merge(first, tables.get(to, at)));
        }
    }

    private void emit(@Nullable KeyedTable<Object> older, OnResult onResult) throws Exception {
        if (older != null) {
            for (int slot = older.next(-1); slot >= 0; slot = older.next(slot)) {
                Object first = tables.copy(tables.get(older, slot));
                int at = tables.find(total, older, slot);
                Object all = at < 0 ? first : aggregation.merge(first, tables.copy(tables.get(total, at)));
                onResult.result(older, slot, all);
            }
        }
        for (int slot = total.next(-1); slot >= 0; slot = total.next(slot)) {
            if (older != null && tables.find(older, total, slot) >= 0) continue;
            onResult.result(total, slot, tables.copy(tables.get(total, slot)));
        }
    }
}
