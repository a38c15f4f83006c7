package dev.millrace.api.sink.async;

import java.io.Serializable;

/// Takes the entries of the next request from a buffer.
public interface BatchCreator<RequestEntryT extends Serializable> {

    /// Creates a batch with at most as many entries as the request allows.
    Batch<RequestEntryT> createNextBatch(RequestInfo requestInfo, RequestBuffer<RequestEntryT> bufferedRequestEntries);
}
