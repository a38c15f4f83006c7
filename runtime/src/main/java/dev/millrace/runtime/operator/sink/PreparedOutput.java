package dev.millrace.runtime.operator.sink;

import dev.millrace.runtime.chain.Checkpointed;
import java.util.Collection;

/// Takes what a sink's writer has prepared.
interface PreparedOutput extends Checkpointed, AutoCloseable {

    /// Called after the writer's flush, before a barrier or at the end of the input.
    ///
    /// @param checkpoint whose completion commits it
    void take(Collection<Object> committables, long checkpoint) throws Exception;

    /// Nothing will follow.
    default void end() throws Exception {}

    @Override
    default void close() throws Exception {}

    /// For writers that prepare nothing.
    record Nothing() implements PreparedOutput {
        @Override
        public void take(Collection<Object> committables, long checkpoint) {}
    }
}
