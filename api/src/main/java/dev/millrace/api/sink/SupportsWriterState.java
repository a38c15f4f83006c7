package dev.millrace.api.sink;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import java.io.IOException;
import java.util.Collection;

/// For sinks whose writers have state.
public interface SupportsWriterState<InputT, WriterStateT> {

    /// Makes a writer that goes on from the states of a checkpoint, which may be those of several writers.
    StatefulSinkWriter<InputT, WriterStateT> restoreWriter(
            WriterInitContext context, Collection<WriterStateT> recoveredState) throws IOException;

    SimpleVersionedSerializer<WriterStateT> getWriterStateSerializer();

    /// For sinks whose writers can go on from what another sink has left in its operator's state.
    interface WithCompatibleState {

        /// The names of the other sinks' states, which are lists of bytes that
        /// [SupportsWriterState#getWriterStateSerializer] can read.
        Collection<String> getCompatibleWriterStateNames();
    }
}
