package dev.millrace.runtime.window;

import dev.millrace.state.table.KeyedTable;

/// The records of both sides in one stretch of time.
final class JoinSlice {
    final long start;
    final long end;
    final JoinPane pane;
    final KeyedTable<Object> table;

    JoinSlice(long start, long end, JoinPane pane) {
        this.start = start;
        this.end = end;
        this.pane = pane;
        this.table = pane.table();
    }
}
