package dev.millrace.connector.files.sink.compactor;

import dev.millrace.api.fs.Path;
import dev.millrace.connector.files.fs.LocalDisk;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the bytes of all files one after the other, each followed by a delimiter if there is one. For formats whose
/// files may be put together, such as lines of text.
public class ConcatFileCompactor extends OutputStreamBasedFileCompactor {
    private static final long serialVersionUID = 1L;

    private final byte @Nullable [] fileDelimiter;

    /// Writes nothing between files.
    public ConcatFileCompactor() {
        this(null);
    }

    /// @param fileDelimiter written behind each file; null for nothing
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
