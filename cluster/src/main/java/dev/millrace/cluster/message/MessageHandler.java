package dev.millrace.cluster.message;

import dev.millrace.base.fault.MillraceException;

/// Handles the messages of one channel. Both methods run on the [dev.millrace.runtime.step.SerialExecutor] of
/// the channel.
///
/// @param <M> a sealed interface of records, or one record
public interface MessageHandler<M> {

    /// Handles the next message. Each message arrives once. When this method returns, the message is acknowledged.
    /// If it throws, both sides lose the channel.
    void take(M message) throws Exception;

    /// Reports that no more messages come, because [#take] threw or a message could not be read. Called at
    /// most once.
    void lost(MillraceException fault);
}
