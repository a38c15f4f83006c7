package dev.millrace.api.serialization;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;

/// Writes records to one file in a format that may gather many before it writes.
public interface BulkWriter<T> {

    /// Takes a record in.
    void addElement(T element) throws IOException;

    /// Writes what is gathered, as far as the format allows.
    void flush() throws IOException;

    /// Writes the rest, and what the format needs at its end; does not close the stream.
    void finish() throws IOException;

    /// Makes the writer of each file.
    @FunctionalInterface
    interface Factory<T> extends Serializable {

        /// @param out the file; the writer must not close it
        BulkWriter<T> create(OutputStream out) throws IOException;
    }
}
