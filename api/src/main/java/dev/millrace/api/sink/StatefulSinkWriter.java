package dev.millrace.api.sink;

import java.io.IOException;
import java.util.List;

/// Writes records and keeps state in checkpoints.
public interface StatefulSinkWriter<InputT, WriterStateT> extends SinkWriter<InputT> {

    /// Returns the state of the writer. Called after [SinkWriter#flush] at each checkpoint.
    List<WriterStateT> snapshotState(long checkpointId) throws IOException;
}
