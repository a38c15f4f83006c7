package dev.millrace.connector.files.sink.compactor;

import dev.millrace.api.fs.Path;
import java.io.OutputStream;
import java.util.List;

/// Copies a single file unchanged.
public class IdenticalFileCompactor extends ConcatFileCompactor {
    private static final long serialVersionUID = 1L;

    public IdenticalFileCompactor() {}

    /// @throws IllegalStateException if there is not exactly one file
    @Override
    public void compact(List<Path> inputFiles, OutputStream outputStream) throws Exception {
        if (inputFiles.size() != 1)
            throw new IllegalStateException("an IdenticalFileCompactor copies one file and cannot put "
                    + inputFiles.size() + " together: use a ConcatFileCompactor or a RecordWiseFileCompactor");
        super.compact(inputFiles, outputStream);
    }
}
