package dev.millrace.runtime.window;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.Copier;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.key.Keys;
import dev.millrace.state.rows.RowType;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyedTable;

/// Creates tables that map keys to accumulators, and reads and writes their one column. The column is primitive if the
/// accumulator is a Long.
///
/// @param kind the kind of accumulator that snapshots declare
/// @param serializer the serializer of accumulators
/// @param copier the copier of accumulators
/// @param isChangeable whether accumulators are mutable objects
public record AccumulatorTables(
        Keys<Object> keys,
        boolean isLong,
        SectionKind kind,
        TypeSerializer<Object> serializer,
        Copier<Object> copier,
        boolean isChangeable) {

    public AccumulatorTables(Keys<Object> keys, boolean isLong, SectionKind kind, TypeSerializer<Object> serializer) {
        this(
                keys,
                isLong,
                kind,
                serializer,
                serializer.isImmutableType() ? new Copier.Same<>() : serializer::copy,
                !isLong && !serializer.isImmutableType());
    }

    public KeyedTable<Object> make() {
        return KeyedTable.of(keys, isLong ? ColumnKind.LONG : ColumnKind.OBJECT);
    }

    /// Returns the row type by which snapshots store accumulators.
    ///
    /// @param namespaces the serializer of the namespace that an accumulator belongs to besides its key
    public <N> RowType<N, Object> rows(String name, TypeSerializer<N> namespaces) {
        return new RowType<>(name, kind, namespaces, serializer);
    }

    public Object get(KeyedTable<Object> table, int slot) {
        return isLong ? (Object) table.getLong(0, slot) : table.getObject(0, slot);
    }

    /// Returns an accumulator that user code may change. If a snapshot still reads the accumulator, this method
    /// replaces it by a copy.
    public Object own(KeyedTable<Object> table, int slot) {
        if (!isChangeable || !table.isShared(slot)) return get(table, slot);
        Object own = copier.copy(table.getObject(0, slot));
        table.setObject(0, slot, own);
        return own;
    }

    public void set(KeyedTable<Object> table, int slot, Object accumulator) {
        if (isLong) table.setLong(0, slot, (Long) accumulator);
        else table.setObject(0, slot, accumulator);
    }

    public Object copy(Object accumulator) {
        return isLong ? accumulator : copier.copy(accumulator);
    }

    /// Returns a table with copies of all accumulators of another table.
    public KeyedTable<Object> copyOf(KeyedTable<Object> table) {
        return table.copy(copier::copy);
    }

    /// Returns the slot of another table's key, or -1 if `in` does not have the key.
    public int find(KeyedTable<Object> in, KeyedTable<Object> of, int slot) {
        int hash = of.hashAt(slot);
        return keys.isPrimitive() ? in.slotOf(of.longKeyAt(slot), hash) : in.slotOf(of.keyAt(slot), hash);
    }

    /// Returns the slot of another table's key, and adds the key if `in` does not have it.
    public int claim(KeyedTable<Object> in, KeyedTable<Object> of, int slot) {
        int hash = of.hashAt(slot);
        return keys.isPrimitive() ? in.claim(of.longKeyAt(slot), hash) : in.claim(of.keyAt(slot), hash);
    }

    /// Stores the accumulator of a key, and replaces the accumulator that the key had.
    public void put(KeyedTable<Object> table, Object key, int hash, Object accumulator) {
        set(table, table.claim(key, hash), accumulator);
    }
}
