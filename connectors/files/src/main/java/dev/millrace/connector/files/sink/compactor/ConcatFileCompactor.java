package dev.millrace.connector.files.sink.compactor;

import dev.millrace.api.fs.Path;
import dev.millrace.connector.files.fs.LocalDisk;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Concatenates files, each followed by an optional delimiter. The format must allow concatenation, as lines of
/// text do.
public class ConcatFileCompactor extends OutputStreamBasedFileCompactor {
    private static final long serialVersionUID = 1L;

    private final byte @Nullable [] fileDelimiter;

    /// Creates a compactor without a delimiter.
    public ConcatFileCompactor() {
        this(null);
    }

    /// @param fileDelimiter written after each file; null for nothing
    public ConcatFileCompactor(byte @Nullable [] fileDelimiter) {
        this.fileDelimiter = fileDelimiter;
    }

    @Override
    protected void doCompact(List<Path> inputFiles, OutputStream outputStream) throws Exception {
        for (Path file : inputFiles) {
            try (InputStream in = LocalDisk.disk().read(file.toLocal(), 0)) {
                in.transferTo(outputStream);
            }
            if (fileDelimiter != null) outputStream.write(fileDelimiter);
        }
    }
}
