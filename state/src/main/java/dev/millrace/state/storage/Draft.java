package dev.millrace.state.storage;

import java.io.IOException;
import java.io.OutputStream;

/// Represents a file that is being written. Until the file is published, its path has the previous content or does not
/// exist. On storage without atomic writes, checksums detect partial files. Not thread-safe.
public interface Draft extends AutoCloseable {

    /// Returns the output stream of the file. The caller must not close the stream.
    OutputStream out();

    /// Publishes the file. When this method returns, the file is complete and durable.
    void publish() throws IOException;

    /// Deletes the file unless it is published.
    @Override
    void close() throws IOException;
}
