package dev.millrace.api.sink;

import java.io.IOException;
import java.io.Serializable;

/// Describes a stream sink. The program serializes the sink with Java serialization. The sink creates a writer in
/// each subtask.
public interface Sink<InputT> extends Serializable {

    /// Creates the writer of a subtask. Called once by the subtask's thread when the subtask starts.
    SinkWriter<InputT> createWriter(WriterInitContext context) throws IOException;
}
