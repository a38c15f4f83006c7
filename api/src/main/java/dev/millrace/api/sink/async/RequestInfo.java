package dev.millrace.api.sink.async;

/// A request that is about to be sent.
public interface RequestInfo {

    /// The number of entries.
    int getBatchSize();
}
