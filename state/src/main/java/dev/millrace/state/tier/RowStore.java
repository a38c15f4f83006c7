package dev.millrace.state.tier;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stores rows by serialized keys, ordered as unsigned bytes. Not durable: a store lives as long as an attempt. Many
/// subtasks share one store, each with its own keys. Thread-safe; a thread reads its own writes. Failures are reported
/// as faults.
public interface RowStore {

    /// Holds a row to be written.
    record Row(byte[] key, byte[] value) {}

    /// Reads a row's value.
    ///
    /// @param length the length of the key, which starts at index 0 of the array
    /// @param into receives the value, truncated if necessary
    /// @return the length of the value, which may exceed the array, or -1 if the row does not exist
    int read(byte[] key, int length, byte[] into);

    /// Writes rows, and replaces existing ones.
    ///
    /// @param rows the rows in the order of their keys
    void write(List<Row> rows);

    void delete(byte[] key);

    /// Deletes all rows whose keys have a prefix.
    ///
    /// @param prefix the prefix, with at least one byte that is not 0xFF
    void deleteAll(byte[] prefix);

    /// Returns a view of the current rows, at the cost of a few words. The caller must close the view.
    RowView view();

    /// Closes the store and deletes its files. If a thread is reading a view, the store closes after that read.
    ///
    /// @param whenClosed is called after the store has closed
    void close(Runnable whenClosed);

    /// Provides the rows of a store at one moment. Thread-safe.
    interface RowView extends AutoCloseable {

        /// Reads a row's value.
        ///
        /// @return null if the row does not exist
        byte @Nullable [] read(byte[] key);

        /// Returns the rows whose keys have a prefix, in order.
        ///
        /// @param from the key at which to start, or null for the first row
        Cursor rows(byte[] prefix, byte @Nullable [] from);

        @Override
        void close();
    }

    /// Iterates over rows. Starts before the first row. Not thread-safe.
    interface Cursor extends AutoCloseable {

        /// Moves to the next row.
        ///
        /// @return false if there are no more rows
        boolean next();

        byte[] key();

        byte[] value();

        @Override
        void close();
    }
}
