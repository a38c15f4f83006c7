package dev.millrace.bench.state;

import dev.millrace.state.KeyedSnapshot;

/// State of one subtask with many rows.
interface LargeState {
    /// Adds a row.
    ///
    /// @param row numbers come in order, from 0 on
    void add(long row) throws Exception;

    /// Changes a row that was added.
    void change(long row) throws Exception;

    /// What a subtask does when a barrier comes.
    KeyedSnapshot<?> snapshot() throws Exception;
}
