package dev.millrace.runtime.window.slice;

import dev.millrace.state.table.KeyedTable;

/// What the records of one stretch of time have come to, for each key.
public final class Slice {
    /// Contains no time at all.
    public static final long NEVER_START = Long.MAX_VALUE;

    final long start;
    final long end;
    final KeyedTable<Object> table;
    /// Whether a snapshot has told of it.
    boolean isTold;

    Slice(long start, long end, KeyedTable<Object> table) {
        this.start = start;
        this.end = end;
        this.table = table;
    }
}
