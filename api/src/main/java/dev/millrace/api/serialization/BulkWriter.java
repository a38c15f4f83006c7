package dev.millrace.api.serialization;

import dev.millrace.api.fs.FSDataOutputStream;
import java.io.IOException;
import java.io.Serializable;

/// Writes records to a file in a format that may buffer many records.
public interface BulkWriter<T> {

    /// Adds a record.
    void addElement(T element) throws IOException;

    /// Writes the buffered records as far as the format allows.
    void flush() throws IOException;

    /// Writes the remaining records and the end of the format. Does not close the stream.
    void finish() throws IOException;

    /// Creates the writer of each file.
    @FunctionalInterface
    interface Factory<T> extends Serializable {

        /// Creates the writer of a file.
        ///
        /// @param out the stream of the file, which the writer must not close
        BulkWriter<T> create(FSDataOutputStream out) throws IOException;
    }
}
