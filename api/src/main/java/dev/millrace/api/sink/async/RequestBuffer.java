package dev.millrace.api.sink.async;

import java.io.Serializable;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Holds the entries that wait to be sent. Not thread-safe.
public interface RequestBuffer<RequestEntryT extends Serializable> {

    /// Adds an entry.
    ///
    /// @param prioritize whether to add the entry at the head, because the entry is sent again
    void add(RequestEntryWrapper<RequestEntryT> entry, boolean prioritize);

    /// Removes and returns the entry at the head; null if the buffer is empty.
    @Nullable
    RequestEntryWrapper<RequestEntryT> poll();

    /// Returns the entry at the head without removing it; null if the buffer is empty.
    @Nullable
    RequestEntryWrapper<RequestEntryT> peek();

    /// Returns whether the buffer is empty.
    boolean isEmpty();

    /// Returns the number of entries.
    int size();

    /// Returns the entries from head to tail.
    Collection<RequestEntryWrapper<RequestEntryT>> getBufferedState();

    /// Returns the total size of the entries in bytes.
    long totalSizeInBytes();
}
