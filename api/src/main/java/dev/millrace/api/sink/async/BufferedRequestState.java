package dev.millrace.api.sink.async;

import java.io.Serializable;
import java.util.Deque;
import java.util.List;

/// Holds the entries that a writer had not sent at a checkpoint.
public class BufferedRequestState<RequestEntryT extends Serializable> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient List<RequestEntryWrapper<RequestEntryT>> bufferedRequestEntries;

    /// Creates the state of a buffer's entries, from head to tail.
    public BufferedRequestState(Deque<RequestEntryWrapper<RequestEntryT>> bufferedRequestEntries) {
        this(List.copyOf(bufferedRequestEntries));
    }

    /// Creates the state of a buffer's entries, from head to tail.
    public BufferedRequestState(List<RequestEntryWrapper<RequestEntryT>> bufferedRequestEntries) {
        this.bufferedRequestEntries = List.copyOf(bufferedRequestEntries);
    }

    /// Creates the state of a buffer.
    public BufferedRequestState(RequestBuffer<RequestEntryT> requestBuffer) {
        this(List.copyOf(requestBuffer.getBufferedState()));
    }

    /// Returns the entries from head to tail.
    public List<RequestEntryWrapper<RequestEntryT>> getBufferedRequestEntries() {
        return bufferedRequestEntries;
    }

    /// Returns the total size of the entries in bytes.
    public long getStateSize() {
        return bufferedRequestEntries.stream()
                .mapToLong(RequestEntryWrapper::getSize)
                .sum();
    }

    /// Returns a state without entries.
    public static <T extends Serializable> BufferedRequestState<T> emptyState() {
        return new BufferedRequestState<>(List.of());
    }
}
