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
}
