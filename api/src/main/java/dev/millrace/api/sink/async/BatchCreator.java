package dev.millrace.api.sink.async;

import java.io.Serializable;

/// Takes the entries of the next request out of a buffer.
public interface BatchCreator<RequestEntryT extends Serializable> {

    /// At most as many entries as the request may have.
    Batch<RequestEntryT> createNextBatch(RequestInfo requestInfo, RequestBuffer<RequestEntryT> bufferedRequestEntries);
}
