package dev.millrace.api;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.sink.CommittableMessage;

/// Lets a sink add steps between its writers and committers.
public interface SupportsPreCommitTopology<WriterResultT, CommittableT> {

    /// Adds steps to the stream of write results and returns the stream of committables.
    DataStream<CommittableMessage<CommittableT>> addPreCommitTopology(
            DataStream<CommittableMessage<WriterResultT>> committables);

    /// Returns the serializer of the write results.
    SimpleVersionedSerializer<WriterResultT> getWriteResultSerializer();
}
