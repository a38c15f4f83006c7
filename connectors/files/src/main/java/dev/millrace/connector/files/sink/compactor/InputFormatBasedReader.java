package dev.millrace.connector.files.sink.compactor;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.Path;
import dev.millrace.api.io.FileInputSplit;
import dev.millrace.api.io.format.FileInputFormat;
import dev.millrace.api.util.function.SerializableSupplierWithException;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the records of a file with an input format.
///
/// @param <T> the type of the records
public class InputFormatBasedReader<T> implements RecordWiseFileCompactor.Reader<T> {
    private final FileInputFormat<T> inputFormat;
    private final Iterator<FileInputSplit> splits;
    private boolean isOpen;

    /// Creates the splits of the file.
    public InputFormatBasedReader(Path path, FileInputFormat<T> inputFormat) throws IOException {
        this.inputFormat = inputFormat;
        inputFormat.setFilePath(path);
        inputFormat.configure(new Configuration());
        this.splits = List.of(inputFormat.createInputSplits(1)).iterator();
        inputFormat.openInputFormat();
    }

    @Override
    @SuppressWarnings("NullAway") // a format takes null for nothing to reuse
    public @Nullable T read() throws IOException {
        while (isOpen || nextSplit()) {
            // A format may return null for a record that it skips.
            while (!inputFormat.reachedEnd()) {
                T record = inputFormat.nextRecord(null);
                if (record != null) return record;
            }
            closeSplit();
        }
        return null;
    }

    private boolean nextSplit() throws IOException {
        if (!splits.hasNext()) return false;
        isOpen = true;
        inputFormat.open(splits.next());
        return true;
    }

    private void closeSplit() throws IOException {
        if (!isOpen) return;
        isOpen = false;
        inputFormat.close();
    }

    @Override
    public void close() throws IOException {
        try {
            closeSplit();
        } finally {
            inputFormat.closeInputFormat();
        }
    }

    /// Opens each file with its own format.
    ///
    /// @param <T> the type of the records
    public static class Factory<T> implements RecordWiseFileCompactor.Reader.Factory<T> {
        private static final long serialVersionUID = 1L;

        private final SerializableSupplierWithException<FileInputFormat<T>, IOException> inputFormatFactory;

        public Factory(SerializableSupplierWithException<FileInputFormat<T>, IOException> inputFormatFactory) {
            this.inputFormatFactory = inputFormatFactory;
        }

        @Override
        public InputFormatBasedReader<T> createFor(Path path) throws IOException {
            return new InputFormatBasedReader<>(path, inputFormatFactory.get());
        }
    }
}
