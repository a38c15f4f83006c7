package dev.millrace.api.sink.async;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Buffers entries in order of arrival.
public class DequeRequestBuffer<RequestEntryT extends Serializable> implements RequestBuffer<RequestEntryT> {
    private final ArrayDeque<RequestEntryWrapper<RequestEntryT>> entries = new ArrayDeque<>();
    private long bytes;

    /// Creates an empty buffer.
    public DequeRequestBuffer() {}

    @Override
    public void add(RequestEntryWrapper<RequestEntryT> entry, boolean prioritize) {
        if (prioritize) entries.addFirst(entry);
        else entries.addLast(entry);
        bytes += entry.getSize();
    }

    @Override
    public @Nullable RequestEntryWrapper<RequestEntryT> poll() {
        RequestEntryWrapper<RequestEntryT> head = entries.pollFirst();
        if (head != null) bytes -= head.getSize();
        return head;
    }

    @Override
    public @Nullable RequestEntryWrapper<RequestEntryT> peek() {
        return entries.peekFirst();
    }

    @Override
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public Collection<RequestEntryWrapper<RequestEntryT>> getBufferedState() {
        return List.copyOf(entries);
    }

    @Override
    public long totalSizeInBytes() {
        return bytes;
    }
}
