package dev.millrace.api;

import dev.millrace.api.sink.CommittableMessage;

/// Implemented by sinks that need steps after their committers.
public interface SupportsPostCommitTopology<CommittableT> {

    /// Adds steps to the stream of committed committables.
    void addPostCommitTopology(DataStream<CommittableMessage<CommittableT>> committables);
}
