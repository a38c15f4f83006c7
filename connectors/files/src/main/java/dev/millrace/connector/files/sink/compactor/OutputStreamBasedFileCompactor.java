package dev.millrace.connector.files.sink.compactor;

import dev.millrace.api.fs.Path;
import java.io.OutputStream;
import java.util.List;

/// Writes the new file as bytes.
public abstract class OutputStreamBasedFileCompactor implements FileCompactor {
    private static final long serialVersionUID = 1L;

    /// Writes what the files hold and flushes. The stream stays open.
    public void compact(List<Path> inputFiles, OutputStream outputStream) throws Exception {
        doCompact(inputFiles, outputStream);
        outputStream.flush();
    }

    /// Writes what the files hold.
    protected abstract void doCompact(List<Path> inputFiles, OutputStream outputStream) throws Exception;
}
