package dev.millrace.state.tier;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows by the bytes of their keys, ordered as unsigned bytes. Not durable: it lives as long as an attempt at a job.
/// Many subtasks use one, each its own keys. Safe to use from any thread; what one thread has written, the same
/// thread reads. What goes wrong inside is a coded fault.
public interface RowStore {

    /// A row to be written.
    record Row(byte[] key, byte[] value) {}

    /// Reads a row's value.
    ///
    /// @param length of the key, which begins the array
    /// @param into is filled from its beginning, as far as it goes
    /// @return the value's length, which may be more than there was room for; -1 if there is no such row
    int read(byte[] key, int length, byte[] into);

    /// Writes rows, which may be there already.
    ///
    /// @param rows in order of their keys
    void write(List<Row> rows);

    void delete(byte[] key);

    /// Deletes all rows whose keys begin with some bytes.
    ///
    /// @param prefix at least one byte that is not 0xFF
    void deleteAll(byte[] prefix);

    /// What is here now, at the cost of a few words. To be closed in the end.
    RowView view();

    /// Ends it; what lies on disks is deleted. Who is still reading a view comes to the end of what is being read,
    /// and it ends then.
    ///
    /// @param whenClosed called once it has ended
    void close(Runnable whenClosed);

    /// The rows of a store at one moment. Any thread may read it.
    interface RowView extends AutoCloseable {

        /// @return null if there is no such row
        byte @Nullable [] read(byte[] key);

        /// The rows whose keys begin with some bytes, in order.
        ///
        /// @param from where to begin; null for the first of them
        Cursor rows(byte[] prefix, byte @Nullable [] from);

        @Override
        void close();
    }

    /// Walks through rows. Used by one thread. Begins before the first.
    interface Cursor extends AutoCloseable {

        /// @return false if there are no more
        boolean next();

        byte[] key();

        byte[] value();

        @Override
        void close();
    }
}
