package dev.millrace.api.sink;

import java.io.IOException;
import java.util.List;

/// A writer with state of its own.
public interface StatefulSinkWriter<InputT, WriterStateT> extends SinkWriter<InputT> {

    /// The state; called after [SinkWriter#flush] at each checkpoint.
    List<WriterStateT> snapshotState(long checkpointId) throws IOException;
}
