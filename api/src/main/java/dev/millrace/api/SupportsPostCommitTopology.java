package dev.millrace.api;

import dev.millrace.api.sink.CommittableMessage;

/// For sinks that need steps of their own behind their committers.
public interface SupportsPostCommitTopology<CommittableT> {

    /// Adds the steps to what the committers have committed.
    void addPostCommitTopology(DataStream<CommittableMessage<CommittableT>> committables);
}
