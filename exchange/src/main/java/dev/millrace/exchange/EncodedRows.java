package dev.millrace.exchange;

import org.jspecify.annotations.Nullable;

/// The records of one batch as bytes, one behind the other, for a channel that leaves the process. Whoever sends a
/// record writes it down at once: so it needs no copy, may be changed afterwards, and no other core has to fetch it.
/// Owned by the sending thread; others read what they were told the length of.
public interface EncodedRows {
    /// How the batches of a channel get theirs.
    @FunctionalInterface
    interface Form {
        /// Empty ones.
        ///
        /// @param bytes how many there will be, as a guess
        EncodedRows make(int bytes);
    }

    /// Writes a record, and its key if keys travel as objects. If that fails, nothing of it stays.
    ///
    /// @param value null writes nothing but the key
    /// @param key null if keys are no objects
    void add(@Nullable Object value, @Nullable Object key);

    /// The array itself; another one after it had to grow.
    byte[] bytes();

    /// How many bytes there are.
    int length();
}
