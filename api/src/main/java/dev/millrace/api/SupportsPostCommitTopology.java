package dev.millrace.api;

import dev.millrace.api.sink.CommittableMessage;

/// Lets a sink add steps after its committers, for example to compact committed files.
public interface SupportsPostCommitTopology<CommittableT> {

    /// Adds steps. Called once, when the pipeline is built.
    ///
    /// @param committables the committables that the committers have committed; summaries count those that failed
    void addPostCommitTopology(DataStream<CommittableMessage<CommittableT>> committables);
}
