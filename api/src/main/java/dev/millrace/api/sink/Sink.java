package dev.millrace.api.sink;

import java.io.IOException;
import java.io.Serializable;

/// Where a stream goes. It is shipped by Java serialization and makes a writer in each subtask.
public interface Sink<InputT> extends Serializable {

    /// Called once when a subtask starts, on its thread.
    SinkWriter<InputT> createWriter(WriterInitContext context) throws IOException;
}
