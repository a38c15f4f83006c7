package dev.millrace.api.sink.async;

/// What became of a request.
public interface ResultInfo {

    /// How many entries have to be sent again.
    int getFailedMessages();

    /// The number of entries.
    int getBatchSize();
}
