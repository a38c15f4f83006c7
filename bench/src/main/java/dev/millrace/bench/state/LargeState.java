package dev.millrace.bench.state;

import dev.millrace.state.KeyedSnapshot;

/// Represents large state of one subtask.
interface LargeState {
    /// Adds a row.
    ///
    /// @param row numbers are consecutive from 0 on
    void add(long row) throws Exception;

    /// Changes an existing row.
    void change(long row) throws Exception;

    /// Takes a snapshot, as a subtask does for a barrier.
    KeyedSnapshot<?> snapshot() throws Exception;
}
