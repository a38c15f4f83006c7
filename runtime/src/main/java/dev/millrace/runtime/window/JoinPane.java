package dev.millrace.runtime.window;

import dev.millrace.state.table.KeyedTable;

/// The records of both sides of some window or part of one, by key. Used again when its time is over: memory that
/// was just used is in the cache, and new memory never is.
///
/// @param table the chains of each key's records: those of the left side in the first column, of the right in the
/// second
record JoinPane(KeyedTable<Object> table, RecordLog lefts, RecordLog rights) {

    /// Drops all records.
    void forget() {
        table.forget();
        lefts.forget();
        rights.forget();
    }
}
