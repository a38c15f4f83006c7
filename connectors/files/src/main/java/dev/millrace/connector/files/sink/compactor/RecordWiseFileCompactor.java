package dev.millrace.connector.files.sink.compactor;

import dev.millrace.api.fs.Path;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the records of all files and writes them anew, in the sink's own format. For formats whose files cannot simply
/// be put together.
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

    /// Takes the records of the new file.
    ///
    /// @param <T> the type of the records
    public interface Writer<T> {
        void write(T record) throws IOException;
    }

    /// Gives the records of one file.
    ///
    /// @param <T> the type of the records
    public interface Reader<T> extends AutoCloseable {

        /// @return null behind the last record
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
