package dev.millrace.api.sink.async;

/// Describes the result of a request.
public interface ResultInfo {

    /// Returns the number of entries that must be sent again.
    int getFailedMessages();

    /// Returns the number of entries.
    int getBatchSize();
}
