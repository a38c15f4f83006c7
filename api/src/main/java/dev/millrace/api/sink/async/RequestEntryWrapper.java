package dev.millrace.api.sink.async;

/// An entry and its size.
public class RequestEntryWrapper<RequestEntryT> {
    private final RequestEntryT requestEntry;
    private final long size;

    /// An entry of that many bytes.
    public RequestEntryWrapper(RequestEntryT requestEntry, long size) {
        this.requestEntry = requestEntry;
        this.size = size;
    }

    /// The entry.
    public RequestEntryT getRequestEntry() {
        return requestEntry;
    }

    /// Its bytes.
    public long getSize() {
        return size;
    }
}
