package dev.millrace.api.sink.async;

import java.io.Serializable;
import java.util.List;

/// Entries that are sent together.
public class Batch<RequestEntryT extends Serializable> {
    private final List<RequestEntryT> batchEntries;
    private final long sizeInBytes;

    /// A batch of these entries, which have that many bytes together.
    public Batch(List<RequestEntryT> requestEntries, long sizeInBytes) {
        this.batchEntries = requestEntries;
        this.sizeInBytes = sizeInBytes;
    }

    /// The entries.
    public List<RequestEntryT> getBatchEntries() {
        return batchEntries;
    }

    /// Their bytes.
    public long getSizeInBytes() {
        return sizeInBytes;
    }

    /// Their number.
    public int getRecordCount() {
        return batchEntries.size();
    }
}
