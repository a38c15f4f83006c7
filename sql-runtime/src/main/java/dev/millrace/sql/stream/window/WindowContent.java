package dev.millrace.sql.stream.window;

import dev.millrace.column.ColumnBatch;
import java.util.function.LongConsumer;

/// Keeps what is known of the slices of each key. The last column of each row is the end of its slice. Not thread-safe.
interface WindowContent {

    /// Adds rows.
    ///
    /// @param onSlice receives slices to which rows were added, with their key selected
    void add(ColumnBatch batch, LongConsumer onSlice);

    /// Returns the ends of the slices of the current key, in ascending order.
    long[] slices();

    /// Adds a slice of the current key to the results of a window.
    void emit(long slice, long windowEnd);

    /// Drops a slice of the current key.
    void drop(long slice);

    /// Returns the results since the last call: the keys, the end of the window, and one column per function.
    ColumnBatch results();
}
