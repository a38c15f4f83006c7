package dev.millrace.state.spill;

import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.tier.RowStore.Row;
import java.util.List;

/// Represents a table whose rows the cache may evict to a store. Called by the table's thread only.
sealed interface Spillable permits SpillableTable, SpillableRows {

    /// Returns the rows in memory.
    KeyedTable<?> table();

    /// Returns the position among the cache's spillable tables, or -1 after removal.
    int index();

    /// Sets the position among the cache's spillable tables.
    void index(int position);

    /// Returns whether the caller may still hold or set the row in a slot, so that it must stay.
    boolean isInUse(int slot);

    /// Evicts a row from the table.
    ///
    /// @param leaving receives the row unless the store already has this version
    void evict(int slot, List<Row> leaving);

    /// Returns the approximate size of a row on the heap, in bytes.
    long footprint(int slot);
}
