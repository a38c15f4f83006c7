package dev.millrace.api.sink;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import java.io.IOException;
import java.util.Collection;

/// Adds writer state to a sink.
public interface SupportsWriterState<InputT, WriterStateT> {

    /// Restores a writer from the state of a checkpoint. The state may come from several writers.
    StatefulSinkWriter<InputT, WriterStateT> restoreWriter(
            WriterInitContext context, Collection<WriterStateT> recoveredState) throws IOException;

    /// Returns the serializer of the state of writers.
    SimpleVersionedSerializer<WriterStateT> getWriterStateSerializer();

    /// Lets the writers of a sink restore the state that another sink wrote.
    interface WithCompatibleState {

        /// Returns the names of the compatible states of other sinks. These states are lists of bytes that
        /// [SupportsWriterState#getWriterStateSerializer] can read.
        Collection<String> getCompatibleWriterStateNames();
    }
}
