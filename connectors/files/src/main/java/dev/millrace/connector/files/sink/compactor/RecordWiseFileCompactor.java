package dev.millrace.connector.files.sink.compactor;

import dev.millrace.api.fs.Path;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the records of all files, and writes them in the sink's format. Suits formats whose files cannot
/// be concatenated.
///
/// @param <IN> the type of the records
public class RecordWiseFileCompactor<IN> implements FileCompactor {
    private static final long serialVersionUID = 1L;

    private final Reader.Factory<IN> readerFactory;

    public RecordWiseFileCompactor(Reader.Factory<IN> readerFactory) {
        this.readerFactory = readerFactory;
    }

    /// Writes the records of all files.
    public void compact(List<Path> inputFiles, Writer<IN> writer) throws Exception {
        for (Path file : inputFiles) {
            try (Reader<IN> reader = readerFactory.createFor(file)) {
                for (IN record = reader.read(); record != null; record = reader.read()) writer.write(record);
            }
        }
    }

    /// Writes records to the new file.
    ///
    /// @param <T> the type of the records
    public interface Writer<T> {
        void write(T record) throws IOException;
    }

    /// Reads the records of one file.
    ///
    /// @param <T> the type of the records
    public interface Reader<T> extends AutoCloseable {

        /// @return null after the last record
        @Nullable
        T read() throws IOException;

        /// Opens files.
        ///
        /// @param <T> the type of the records
        interface Factory<T> extends Serializable {
            Reader<T> createFor(Path path) throws IOException;
        }
    }
}
