package dev.millrace.connector.files.sink.compactor;

import dev.millrace.api.fs.Path;
import dev.millrace.connector.files.fs.LocalDisk;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Reads the records of a file with a decoder.
///
/// @param <T> the type of the records
public class DecoderBasedReader<T> implements RecordWiseFileCompactor.Reader<T> {
    private final Decoder<T> decoder;
    private final InputStream input;

    /// Opens the file.
    public DecoderBasedReader(Path path, Decoder<T> decoder) throws IOException {
        this.decoder = decoder;
        this.input = LocalDisk.disk().read(path.toLocal(), 0);
        try {
            decoder.open(input);
        } catch (Throwable thrown) {
            input.close();
            throw thrown;
        }
    }

    @Override
    public @Nullable T read() throws IOException {
        return decoder.decodeNext();
    }

    @Override
    public void close() throws Exception {
        try (input) {
            decoder.close();
        }
    }

    /// Decodes records from bytes.
    ///
    /// @param <T> the type of the records
    public interface Decoder<T> extends Serializable {

        /// Starts to decode a file.
        void open(InputStream input) throws IOException;

        /// @return null after the last record
        @Nullable
        T decodeNext() throws IOException;

        /// Releases what the decoder opened itself; the caller closes the file.
        void close() throws IOException;

        /// Creates a decoder for each file.
        ///
        /// @param <T> the type of the records
        interface Factory<T> extends Serializable {
            Decoder<T> create();
        }
    }

    /// Opens each file with its own decoder.
    ///
    /// @param <T> the type of the records
    public static class Factory<T> implements RecordWiseFileCompactor.Reader.Factory<T> {
        private static final long serialVersionUID = 1L;

        private final Decoder.Factory<T> decoderFactory;

        public Factory(Decoder.Factory<T> decoderFactory) {
            this.decoderFactory = decoderFactory;
        }

        @Override
        public DecoderBasedReader<T> createFor(Path path) throws IOException {
            return new DecoderBasedReader<>(path, decoderFactory.create());
        }
    }
}
