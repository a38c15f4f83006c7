package dev.millrace.exchange;

import org.jspecify.annotations.Nullable;

/// Holds the records of one batch as bytes, one after the other, for a channel that leaves the process. The sender
/// encodes a record immediately. Therefore the record needs no copy and may be changed afterwards, and no other
/// core has to load it. The sending thread owns this object. Other threads read only up to a length that the sender
/// has published.
public interface EncodedRows {
    /// Makes the rows for the batches of a channel.
    @FunctionalInterface
    interface Form {
        /// Makes empty rows.
        ///
        /// @param bytes the expected number of bytes
        EncodedRows make(int bytes);
    }

    /// Encodes a record, and its key if keys are objects. If that fails, the rows stay as they were.
    ///
    /// @param value the value; for null, only the key is written
    /// @param key null if keys are not objects
    void add(@Nullable Object value, @Nullable Object key);

    /// Returns the current array. It is another array after the rows have grown.
    byte[] bytes();

    /// Returns the number of bytes used.
    int length();
}
