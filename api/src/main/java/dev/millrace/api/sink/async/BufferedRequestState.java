package dev.millrace.api.sink.async;

import java.io.Serializable;
import java.util.Deque;
import java.util.List;

/// The entries that a writer had not sent at a checkpoint.
public class BufferedRequestState<RequestEntryT extends Serializable> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient List<RequestEntryWrapper<RequestEntryT>> bufferedRequestEntries;

    /// These entries, from the head on.
    public BufferedRequestState(Deque<RequestEntryWrapper<RequestEntryT>> bufferedRequestEntries) {
        this(List.copyOf(bufferedRequestEntries));
    }

    /// These entries, from the head on.
    public BufferedRequestState(List<RequestEntryWrapper<RequestEntryT>> bufferedRequestEntries) {
        this.bufferedRequestEntries = List.copyOf(bufferedRequestEntries);
    }

    /// What a buffer holds.
    public BufferedRequestState(RequestBuffer<RequestEntryT> requestBuffer) {
        this(List.copyOf(requestBuffer.getBufferedState()));
    }

    /// The entries, from the head on.
    public List<RequestEntryWrapper<RequestEntryT>> getBufferedRequestEntries() {
        return bufferedRequestEntries;
    }

    /// The bytes of all entries.
    public long getStateSize() {
        return bufferedRequestEntries.stream()
                .mapToLong(RequestEntryWrapper::getSize)
                .sum();
    }

    /// No entries.
    public static <T extends Serializable> BufferedRequestState<T> emptyState() {
        return new BufferedRequestState<>(List.of());
    }
}
