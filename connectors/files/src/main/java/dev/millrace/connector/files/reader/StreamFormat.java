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

/// A format that is read record by record from a stream of bytes; decompression has happened before.
///
/// @param <T> the type of the records
public interface StreamFormat<T> extends Serializable, ResultTypeQueryable<T> {

    /// How many bytes are read before their records go on as one batch.
    ConfigOption<MemorySize> FETCH_IO_SIZE = ConfigOptions.key("source.file.stream.io-fetch-size")
            .memoryType()
            .defaultValue(MemorySize.ofMebiBytes(1))
            .withDescription(
                    "The number of bytes of a file that a reader reads before it emits their records as one batch.");

    /// Reads a split from its start.
    ///
    /// @param stream standing at the first byte of the split
    /// @param fileLength in bytes; the largest long for compressed files
    /// @param splitEnd the position from which on records belong to others
    Reader<T> createReader(Configuration config, FSDataInputStream stream, long fileLength, long splitEnd)
            throws IOException;

    /// Goes on where an earlier reader stopped.
    ///
    /// @param stream standing at the first byte of the split
    /// @param restoredOffset of a [CheckpointedPosition] that an earlier reader gave
    Reader<T> restoreReader(
            Configuration config, FSDataInputStream stream, long restoredOffset, long fileLength, long splitEnd)
            throws IOException;

    /// Whether a reader can begin at any byte of an uncompressed file.
    boolean isSplittable();

    @Override
    TypeInformation<T> getProducedType();

    /// Reads the records of one split; used by one thread at a time.
    interface Reader<T> extends Closeable {

        /// The next record, or null at the end of the split.
        @Nullable
        T read() throws IOException;

        @Override
        void close() throws IOException;

        /// Where a reader can be restored to read the next record; null if only from the start of the split.
        default @Nullable CheckpointedPosition getCheckpointedPosition() {
            return null;
        }

        /// How many bad records have been dropped since the reader was made.
        default long skippedRecords() {
            return 0;
        }
    }
}
