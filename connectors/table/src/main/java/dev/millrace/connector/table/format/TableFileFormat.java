package dev.millrace.connector.table.format;

import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.column.ColumnBatch;
import dev.millrace.table.types.logical.RowType;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads and writes files of rows. Thread-safe.
public interface TableFileFormat extends Serializable {

    /// Returns whether a file may be read from any line on.
    boolean isSplittable();

    /// Creates a reader of the lines that begin in a part of a file.
    ///
    /// @param stream is at the first byte of the part
    /// @param path the file, for errors
    /// @param splitEnd the position from which on lines belong to the next part
    /// @param partition the values of the partition columns in internal form
    BatchReader reader(
            FSDataInputStream stream, String path, long splitEnd, FileRows rows, List<@Nullable Object> partition)
            throws IOException;

    /// Creates a writer of rows.
    RowEncoder encoder(RowType fileType);

    /// Reads batches. Not thread-safe.
    interface BatchReader {
        /// Returns the next batch; null at the end.
        ///
        /// @throws dev.millrace.base.fault.MillraceException if a row is wrong
        @Nullable
        ColumnBatch read() throws IOException;

        /// Returns the number of rows that have been left out because they are wrong.
        default long skippedRows() {
            return 0;
        }
    }

    /// Writes rows as text. Not thread-safe.
    interface RowEncoder {
        /// Appends a row with a line end.
        ///
        /// @param columns the indexes of the columns of the batch that belong into the file
        void append(ColumnBatch batch, int row, int[] columns, StringBuilder text);
    }
}
