package dev.millrace.api;

import dev.millrace.api.sink.CommittableMessage;

/// Lets a sink add steps after its committers.
public interface SupportsPostCommitTopology<CommittableT> {

    /// Adds steps to the stream of committed committables.
    void addPostCommitTopology(DataStream<CommittableMessage<CommittableT>> committables);
}
