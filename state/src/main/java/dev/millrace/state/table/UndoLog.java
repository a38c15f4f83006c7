package dev.millrace.state.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a table's keys held before the current epoch changed them: one entry for each, made at its first change.
final class UndoLog<K> {
    /// Null values: the key was not there.
    private record Before<K>(K key, int hash, KeyedTable.@Nullable Values values) {}

    private final Map<K, Before<K>> before = new HashMap<>();

    /// A slot has just been made.
    void inserted(KeyedTable<K> table, int slot) {
        K key = table.keyAt(slot);
        before.computeIfAbsent(key, _ -> new Before<>(key, table.hashAt(slot), null));
    }

    /// A slot is about to change.
    void touched(KeyedTable<K> table, int slot) {
        K key = table.keyAt(slot);
        if (before.containsKey(key)) return;
        before.put(key, new Before<>(key, table.hashAt(slot), table.valuesAt(slot)));
    }

    Epoch<K> close() {
        Epoch<K> closed = new Epoch<>(List.copyOf(before.keySet()));
        before.clear();
        return closed;
    }

    void rollback(KeyedTable<K> table) {
        for (Before<K> each : before.values().toArray(Before[]::new)) undo(table, each);
        before.clear();
    }

    private void undo(KeyedTable<K> table, Before<K> each) {
        KeyedTable.Values values = each.values();
        if (values != null) {
            table.restore(table.claim(each.key(), each.hash()), values);
            return;
        }
        int slot = table.slotOf(each.key(), each.hash());
        if (slot >= 0) table.remove(slot);
    }
}
