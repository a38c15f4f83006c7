package dev.millrace.api;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.sink.CommittableMessage;

/// For sinks that need steps of their own between writers and committers.
public interface SupportsPreCommitTopology<WriterResultT, CommittableT> {

    /// Adds the steps to what the writers emit.
    DataStream<CommittableMessage<CommittableT>> addPreCommitTopology(
            DataStream<CommittableMessage<WriterResultT>> committables);

    /// Writes what the writers emit.
    SimpleVersionedSerializer<WriterResultT> getWriteResultSerializer();
}
