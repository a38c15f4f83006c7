package dev.millrace.api;

/// Lets a sink add steps before its writers.
public interface SupportsPreWriteTopology<InputT> {

    /// Adds steps to the input stream and returns the stream that the sink writes.
    DataStream<InputT> addPreWriteTopology(DataStream<InputT> inputDataStream);
}
