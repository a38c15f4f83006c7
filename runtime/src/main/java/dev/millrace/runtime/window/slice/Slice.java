package dev.millrace.runtime.window.slice;

import dev.millrace.state.table.KeyedTable;

/// Holds the accumulators of all keys for one slice of time.
public final class Slice {
    /// The start of a slice that contains no time.
    public static final long NEVER_START = Long.MAX_VALUE;

    final long start;
    final long end;
    final KeyedTable<Object> table;
    /// Whether a snapshot contains this slice.
    boolean isTold;

    Slice(long start, long end, KeyedTable<Object> table) {
        this.start = start;
        this.end = end;
        this.table = table;
    }
}
