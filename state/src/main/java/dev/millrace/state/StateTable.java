package dev.millrace.state;

import dev.millrace.base.fault.Check;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.TableSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where the entries of one state lie: one table, or one for each key group.
interface StateTable<K> {

    /// The table that the current key belongs to.
    KeyedTable<K> current();

    /// The slot of the current key in [#current], or -1.
    default int find(KeyedStates<K> states, KeyedTable<K> table) {
        return states.find(table);
    }

    /// The slot of the current key in [#current], made if need be. For tables without a store.
    default int claim(KeyedStates<K> states, KeyedTable<K> table) {
        return states.claim(table);
    }

    /// Takes an entry out.
    default void remove(KeyedTable<K> table, int slot) {
        table.remove(slot);
    }

    /// Every occupied slot, without what lies in a store only. The consumer must not change any table.
    void forEach(OnSlot<K> consumer);

    int size();

    /// Drops the entries of a key group.
    void clear(int group);

    /// Begins as tables of the same kind and of the same key groups were at a snapshot.
    default void adopt(Map<Integer, TableSnapshot<K>> kept) {
        throw Check.broken("these tables do not begin with a snapshot in memory");
    }

    /// From now on snapshots can be taken.
    void beginSnapshots();

    /// The tables as they are now, by key group; the only one under -1 if it holds all groups.
    Map<Integer, TableSnapshot<K>> snapshot();

    /// A place in a table.
    @FunctionalInterface
    interface OnSlot<K> {
        void slot(KeyedTable<K> table, int slot);
    }

    /// The shelf of the current key, if there is a store behind the tables.
    default @Nullable SpillableTable<K> spillable() {
        return null;
    }

    /// What of the rows lies in a store only; null if there is no store or nothing in it.
    default @Nullable AwayRows away() {
        return null;
    }

    /// Calls back with every key. The consumer may change and remove entries.
    default void forEachKey(Consumer<K> consumer) {
        List<K> all = new ArrayList<>();
        forEach((table, slot) -> all.add(table.keyAt(slot)));
        all.forEach(consumer);
    }

    /// Nobody uses them any more.
    default void discard() {}

    /// Where rows lie that are not in tables.
    ///
    /// @param prefix with which the keys of all of them begin, the key group follows
    record AwayRows(byte[] prefix) {}

    /// Walks one table.
    static <K> void walk(KeyedTable<K> table, OnSlot<K> consumer) {
        for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) consumer.slot(table, slot);
    }
}
