package dev.millrace.state.storage;

import java.io.IOException;
import java.io.OutputStream;

/// A file that is being written. What it was before stays, or nothing is there, until it is published, as far as the
/// storage can do that: where it cannot, checksums tell a part of a file from all of it. For one thread.
public interface Draft extends AutoCloseable {

    /// Where its bytes go; not to be closed.
    OutputStream out();

    /// Ends the file: it is there, whole and to last, when this returns.
    void publish() throws IOException;

    /// Removes what was written unless it is published.
    @Override
    void close() throws IOException;
}
