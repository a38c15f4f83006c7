package dev.millrace.api.sink.async;

import java.io.Serializable;
import java.util.List;

/// Holds the entries of one request.
public class Batch<RequestEntryT extends Serializable> {
    private final List<RequestEntryT> batchEntries;
    private final long sizeInBytes;

    /// Creates a batch.
    ///
    /// @param sizeInBytes the total size of the entries in bytes
    public Batch(List<RequestEntryT> requestEntries, long sizeInBytes) {
        this.batchEntries = requestEntries;
        this.sizeInBytes = sizeInBytes;
    }

    /// Returns the entries.
    public List<RequestEntryT> getBatchEntries() {
        return batchEntries;
    }

    /// Returns the total size of the entries in bytes.
    public long getSizeInBytes() {
        return sizeInBytes;
    }

    /// Returns the number of entries.
    public int getRecordCount() {
        return batchEntries.size();
    }
}
