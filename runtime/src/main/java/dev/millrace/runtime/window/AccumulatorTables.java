package dev.millrace.runtime.window;

import dev.millrace.api.type.Copier;
import dev.millrace.state.key.Keys;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyedTable;

/// Makes tables from keys to accumulators, and reads and writes their one column: primitive where the accumulator is a
/// Long.
///
/// @param copier of accumulators
record AccumulatorTables(Keys<Object> keys, boolean isLong, Copier<Object> copier) {

    KeyedTable<Object> make() {
        return KeyedTable.of(keys, isLong ? ColumnKind.LONG : ColumnKind.OBJECT);
    }

    Object get(KeyedTable<Object> table, int slot) {
        return isLong ? (Object) table.getLong(0, slot) : table.getObject(0, slot);
    }

    void set(KeyedTable<Object> table, int slot, Object accumulator) {
        if (isLong) table.setLong(0, slot, (Long) accumulator);
        else table.setObject(0, slot, accumulator);
    }

    Object copy(Object accumulator) {
        return isLong ? accumulator : copier.copy(accumulator);
    }

    /// A table with copies of all accumulators of another.
    KeyedTable<Object> copyOf(KeyedTable<Object> table) {
        return table.copy(copier::copy);
    }

    /// The slot of another table's key, or -1.
    int find(KeyedTable<Object> in, KeyedTable<Object> of, int slot) {
        int hash = of.hashAt(slot);
        return keys.isPrimitive() ? in.slotOf(of.longKeyAt(slot), hash) : in.slotOf(of.keyAt(slot), hash);
    }

    /// The slot of another table's key, made if need be.
    int claim(KeyedTable<Object> in, KeyedTable<Object> of, int slot) {
        int hash = of.hashAt(slot);
        return keys.isPrimitive() ? in.claim(of.longKeyAt(slot), hash) : in.claim(of.keyAt(slot), hash);
    }
}
