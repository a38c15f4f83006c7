package dev.millrace.api;

/// Implemented by sinks that need steps before their writers.
public interface SupportsPreWriteTopology<InputT> {

    /// Adds steps to the input stream and returns the stream that the sink writes.
    DataStream<InputT> addPreWriteTopology(DataStream<InputT> inputDataStream);
}
