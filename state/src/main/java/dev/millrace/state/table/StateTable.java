package dev.millrace.state.table;

import dev.millrace.base.fault.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Stores the entries of one state in one table, or in one table per key group.
public interface StateTable<K> {

    /// Returns the table of the current key.
    KeyedTable<K> current();

    /// Returns the slot of the current key in [#current], or -1.
    default int find(CurrentKey<K> key, KeyedTable<K> table) {
        return key.find(table);
    }

    /// Returns the slot of the current key in [#current], and adds the key if the table does not have it. Called after
    /// [#find] has not found the key.
    default int claim(CurrentKey<K> key, KeyedTable<K> table) {
        return key.claim(table);
    }

    /// Returns the slot for a restored row of the current key in [#current], and adds the key if it does not exist.
    ///
    /// @param isNew whether the key has no entry outside the table
    default int claimRestored(CurrentKey<K> key, KeyedTable<K> table, boolean isNew) {
        return claim(key, table);
    }

    /// Removes an entry.
    default void remove(KeyedTable<K> table, int slot) {
        table.remove(slot);
    }

    /// Passes every occupied slot to the consumer, except rows that are only in a store. The consumer must not
    /// change any table.
    void forEach(OnSlot<K> consumer);

    int size();

    /// Drops the entries of a key group.
    void clear(int group);

    /// Restores the tables of a snapshot in memory. The tables must have the same kind and key groups.
    default void adopt(Map<Integer, TableSnapshot<K>> kept) {
        throw Check.broken("these tables do not begin with a snapshot in memory");
    }

    /// Prepares for snapshots.
    void beginSnapshots();

    /// Takes a snapshot of the tables, by key group. The key is -1 if one table holds all groups.
    Map<Integer, TableSnapshot<K>> snapshot();

    /// Receives slots of tables.
    @FunctionalInterface
    interface OnSlot<K> {
        void slot(KeyedTable<K> table, int slot);
    }

    /// Returns whether the tables are a cache of the rows in a store.
    default boolean isStored() {
        return false;
    }

    /// Returns the location of rows that are only in a store, or null if there are none.
    default @Nullable AwayRows away() {
        return null;
    }

    /// Passes every key to the consumer. The consumer may change and remove entries.
    default void forEachKey(Consumer<K> consumer) {
        List<K> all = new ArrayList<>();
        forEach((table, slot) -> all.add(table.keyAt(slot)));
        all.forEach(consumer);
    }

    /// Drops all entries and releases the tables.
    default void discard() {}

    /// Locates rows that are not in tables.
    ///
    /// @param prefix the prefix of the row keys; the key group follows
    record AwayRows(byte[] prefix) {}

    /// Passes every occupied slot of one table to the consumer.
    static <K> void walk(KeyedTable<K> table, OnSlot<K> consumer) {
        for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) consumer.slot(table, slot);
    }
}
