package dev.millrace.api;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.sink.CommittableMessage;

/// Implemented by sinks that need steps between their writers and committers.
public interface SupportsPreCommitTopology<WriterResultT, CommittableT> {

    /// Adds steps to the stream of write results and returns the stream of committables.
    DataStream<CommittableMessage<CommittableT>> addPreCommitTopology(
            DataStream<CommittableMessage<WriterResultT>> committables);

    /// Returns the serializer of the write results.
    SimpleVersionedSerializer<WriterResultT> getWriteResultSerializer();
}
