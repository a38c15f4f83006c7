package dev.millrace.api.sink.async;

/// Describes a request before it is sent.
public interface RequestInfo {

    /// Returns the number of entries.
    int getBatchSize();
}
