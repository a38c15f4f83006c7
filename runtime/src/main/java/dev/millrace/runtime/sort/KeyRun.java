package dev.millrace.runtime.sort;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Reads sorted records key by key. The keys are in order of hash, and keys with the same hash are in order of their
/// serialized bytes. Not thread-safe.
interface KeyRun extends AutoCloseable {

    /// Identifies a key, and orders keys.
    ///
    /// @param hash the hash of the key, as keyed state computes the hash
    /// @param bytes the serialized key
    record Key(int hash, byte[] bytes) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparingInt(Key::hash).thenComparing(Key::bytes, Arrays::compareUnsigned);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && compareTo(that) == 0;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /// Moves to the next key. All records of the current key must have been read.
    ///
    /// @return null after the last key
    @Nullable
    Key nextKey() throws IOException;

    /// Returns the next record of the current key, or null after the last record.
    @Nullable
    SortedRecord next() throws IOException;

    @Override
    void close() throws IOException;
}
