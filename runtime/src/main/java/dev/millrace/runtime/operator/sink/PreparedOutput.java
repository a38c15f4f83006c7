package dev.millrace.runtime.operator.sink;

import dev.millrace.runtime.chain.Checkpointed;
import java.util.Collection;

/// Receives the committables that a sink's writer has prepared.
interface PreparedOutput extends Checkpointed, AutoCloseable {

    /// Receives committables. Called after the writer's flush, before a barrier or at the end of the input.
    ///
    /// @param checkpoint the checkpoint whose completion commits the committables
    void take(Collection<Object> committables, long checkpoint) throws Exception;

    /// Notes that no committables follow.
    default void end() throws Exception {}

    @Override
    default void close() throws Exception {}

    /// Serves writers that prepare no committables.
    record Nothing() implements PreparedOutput {
        @Override
        public void take(Collection<Object> committables, long checkpoint) {}
    }
}
