package dev.millrace.state;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.rows.ChangingRows;
import dev.millrace.state.rows.RowNumber;
import dev.millrace.state.rows.RowNumberSerializer;
import dev.millrace.state.rows.RowType;
import dev.millrace.state.spill.TableCache;
import org.jspecify.annotations.Nullable;

/// Holds any number of rows for each key. A row is found by the current key, a part of the operator and a number.
/// Each row is read, written, spilled to a store and added to incremental snapshots alone, so a key with a million
/// rows costs no more than the rows that change. The values must be immutable. Not thread-safe.
///
/// @param <V> the type of the values
public sealed interface NumberedRows<V> extends KeyedPart permits HeapNumberedRows, StoredNumberedRows {

    /// Opens the rows of an operator, restores them, and attaches them to the snapshots of its states.
    ///
    /// @param name the name of the rows, unique within the operator
    static <V> NumberedRows<V> open(KeyedStates<Object> states, String name, TypeSerializer<V> serializer) {
        TableCache<Object> cache = states.cache();
        NumberedRows<V> rows = cache == null
                ? new HeapNumberedRows<>(states, name, serializer)
                : new StoredNumberedRows<>(states, cache, name, serializer);
        states.restoreChanging(type(name, serializer), new ChangingRows.Target<Object, RowNumber, V>() {
            @Override
            public void row(Object key, int hash, RowNumber row, V value) {
                rows.put(row.part(), row.number(), value);
            }

            @Override
            public void removed(Object key, int hash, RowNumber row) {
                rows.remove(row.part(), row.number());
            }
        });
        states.attach(rows);
        return rows;
    }

    /// Returns how the rows are written to snapshots.
    static <V> RowType<RowNumber, V> type(String name, TypeSerializer<V> serializer) {
        return new RowType<>(name, SectionKind.KEYED_VALUE, RowNumberSerializer.INSTANCE, serializer);
    }

    /// Returns the value of a row of the current key; null if there is none.
    @Nullable
    V find(String part, long number);

    /// Sets the value of a row of the current key.
    void put(String part, long number, V value);

    /// Adds a row of the current key. The row must not exist, so that no store needs to be asked.
    void add(String part, long number, V value);

    /// Removes a row of the current key, if it exists.
    void remove(String part, long number);

    /// Returns the number of rows over all keys.
    long size();
}
