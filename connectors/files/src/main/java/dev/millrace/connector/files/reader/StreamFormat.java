package dev.millrace.connector.files.reader;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.MemorySize;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.type.ResultTypeQueryable;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.connector.files.split.CheckpointedPosition;
import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Reads files record by record from a stream of decompressed bytes.
///
/// @param <T> the type of the records
public interface StreamFormat<T> extends Serializable, ResultTypeQueryable<T> {

    /// The number of bytes that are read for one batch of records.
    ConfigOption<MemorySize> FETCH_IO_SIZE = ConfigOptions.key("source.file.stream.io-fetch-size")
            .memoryType()
            .defaultValue(MemorySize.ofMebiBytes(1))
            .withDescription(
                    "The number of bytes of a file that a reader reads before it emits their records as one batch.");

    /// Creates a reader at the start of a split.
    ///
    /// @param stream positioned at the first byte of the split
    /// @param fileLength in bytes; `Long.MAX_VALUE` for compressed files
    /// @param splitEnd the position from which on records belong to the next split
    Reader<T> createReader(Configuration config, FSDataInputStream stream, long fileLength, long splitEnd)
            throws IOException;

    /// Creates a reader at the position of an earlier reader.
    ///
    /// @param stream positioned at the first byte of the split
    /// @param restoredOffset of a [CheckpointedPosition] that an earlier reader returned
    Reader<T> restoreReader(
            Configuration config, FSDataInputStream stream, long restoredOffset, long fileLength, long splitEnd)
            throws IOException;

    /// Returns whether a reader can start at any byte of an uncompressed file.
    boolean isSplittable();

    @Override
    TypeInformation<T> getProducedType();

    /// Reads the records of one split. Not thread-safe.
    interface Reader<T> extends Closeable {

        /// Returns the next record, or null at the end of the split.
        @Nullable
        T read() throws IOException;

        @Override
        void close() throws IOException;

        /// Returns the position at which a restored reader reads the next record; null if readers restart at the
        /// start of the split.
        default @Nullable CheckpointedPosition getCheckpointedPosition() {
            return null;
        }

        /// Returns the number of invalid records that this reader has dropped.
        default long skippedRecords() {
            return 0;
        }
    }
}
