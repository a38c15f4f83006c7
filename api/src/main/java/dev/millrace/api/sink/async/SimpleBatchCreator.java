package dev.millrace.api.sink.async;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// Takes entries from the head of the buffer up to a maximum size in bytes.
public class SimpleBatchCreator<RequestEntryT extends Serializable> implements BatchCreator<RequestEntryT> {
    private final long maxBatchSizeInBytes;

    /// Creates a batch creator.
    ///
    /// @param maxBatchSizeInBytes the maximum size of a batch in bytes, above 0
    public SimpleBatchCreator(long maxBatchSizeInBytes) {
        if (maxBatchSizeInBytes <= 0) throw new IllegalArgumentException("A batch must be allowed to have bytes.");
        this.maxBatchSizeInBytes = maxBatchSizeInBytes;
    }

    @Override
    public Batch<RequestEntryT> createNextBatch(
            RequestInfo requestInfo, RequestBuffer<RequestEntryT> bufferedRequestEntries) {
        List<RequestEntryT> entries = new ArrayList<>();
        long bytes = 0;
        RequestEntryWrapper<RequestEntryT> head = bufferedRequestEntries.peek();
        while (head != null
                && entries.size() < requestInfo.getBatchSize()
                && bytes + head.getSize() <= maxBatchSizeInBytes) {
            bufferedRequestEntries.poll();
            entries.add(head.getRequestEntry());
            bytes += head.getSize();
            head = bufferedRequestEntries.peek();
        }
        return new Batch<>(entries, bytes);
    }
}
