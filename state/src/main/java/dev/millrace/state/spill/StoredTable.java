package dev.millrace.state.spill;

import dev.millrace.state.table.CurrentKey;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.StateTable;

/// Stores the entries of one state in tables that are a cache of the rows in a store.
sealed interface StoredTable<K> extends StateTable<K> permits StoredKeyGroupTables, StoredNamespaceTable {

    /// Returns the spillable table of the current key.
    SpillableTable<K> spillable();

    @Override
    default KeyedTable<K> current() {
        return spillable().table();
    }

    @Override
    default int find(CurrentKey<K> key, KeyedTable<K> table) {
        return spillable().asked(key.find(table));
    }

    @Override
    default int claim(CurrentKey<K> key, KeyedTable<K> table) {
        return spillable().claim();
    }

    @Override
    default int claimRestored(CurrentKey<K> key, KeyedTable<K> table, boolean isNew) {
        int slot = key.find(table);
        if (slot < 0 && !isNew) slot = spillable().asked(slot);
        return slot < 0 ? spillable().claim() : slot;
    }

    @Override
    default boolean isStored() {
        return true;
    }
}
