package dev.millrace.api.sink.async;

/// Holds an entry and its size.
public class RequestEntryWrapper<RequestEntryT> {
    private final RequestEntryT requestEntry;
    private final long size;

    /// Creates a wrapper.
    ///
    /// @param size the size of the entry in bytes
    public RequestEntryWrapper(RequestEntryT requestEntry, long size) {
        this.requestEntry = requestEntry;
        this.size = size;
    }

    /// Returns the entry.
    public RequestEntryT getRequestEntry() {
        return requestEntry;
    }

    /// Returns the size of the entry in bytes.
    public long getSize() {
        return size;
    }
}
