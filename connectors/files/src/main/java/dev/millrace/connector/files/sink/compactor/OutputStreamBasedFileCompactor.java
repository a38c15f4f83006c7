package dev.millrace.connector.files.sink.compactor;

import dev.millrace.api.fs.Path;
import java.io.OutputStream;
import java.util.List;

/// Provides the base class of compactors that write bytes.
public abstract class OutputStreamBasedFileCompactor implements FileCompactor {
    private static final long serialVersionUID = 1L;

    /// Writes the compacted content and flushes the stream, which stays open.
    public void compact(List<Path> inputFiles, OutputStream outputStream) throws Exception {
        doCompact(inputFiles, outputStream);
        outputStream.flush();
    }

    /// Writes the compacted content.
    protected abstract void doCompact(List<Path> inputFiles, OutputStream outputStream) throws Exception;
}
