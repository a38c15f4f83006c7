package dev.millrace.api;

/// For sinks that need steps of their own before their writers.
public interface SupportsPreWriteTopology<InputT> {

    /// Adds the steps to the stream that is to be written.
    DataStream<InputT> addPreWriteTopology(DataStream<InputT> inputDataStream);
}
