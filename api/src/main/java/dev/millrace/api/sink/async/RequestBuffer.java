package dev.millrace.api.sink.async;

import java.io.Serializable;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Entries that wait to be sent. Used by one thread.
public interface RequestBuffer<RequestEntryT extends Serializable> {

    /// Adds an entry, at the head if it was sent before and has to be sent again.
    void add(RequestEntryWrapper<RequestEntryT> entry, boolean prioritize);

    /// Takes the entry at the head, or null.
    @Nullable
    RequestEntryWrapper<RequestEntryT> poll();

    /// The entry at the head, or null.
    @Nullable
    RequestEntryWrapper<RequestEntryT> peek();

    /// Whether nothing waits.
    boolean isEmpty();

    /// The number of entries.
    int size();

    /// All entries from the head on.
    Collection<RequestEntryWrapper<RequestEntryT>> getBufferedState();

    /// The bytes of all entries.
    long totalSizeInBytes();
}
