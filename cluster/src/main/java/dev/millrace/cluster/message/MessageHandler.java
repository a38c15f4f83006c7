package dev.millrace.cluster.message;

import dev.millrace.base.fault.MillraceException;

/// Takes the messages of one channel. Both methods are called on the channel's
/// [dev.millrace.runtime.step.SerialExecutor].
///
/// @param <M> a sealed family of records, or one record
public interface MessageHandler<M> {

    /// The next message, each once. The sender is answered when it returns; if it throws the channel is lost, for
    /// both sides.
    void take(M message) throws Exception;

    /// No more messages come, because this side failed: [#take] threw, or the message could not be read. Told once.
    void lost(MillraceException fault);
}
