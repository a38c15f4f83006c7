package dev.millrace.connector.files.reader;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.type.ResultTypeQueryable;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.connector.files.split.FileSourceSplit;
import dev.millrace.connector.files.split.RecordAndPosition;
import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// A format that opens files itself and reads many records at once.
///
/// @param <T> the type of the records
/// @param <SplitT> the type of the splits
public interface BulkFormat<T, SplitT extends FileSourceSplit> extends Serializable, ResultTypeQueryable<T> {

    /// Reads a split from its start.
    Reader<T> createReader(Configuration config, SplitT split) throws IOException;

    /// Reads a split from its [FileSourceSplit#getReaderPosition].
    Reader<T> restoreReader(Configuration config, SplitT split) throws IOException;

    /// Whether files may be cut into splits.
    boolean isSplittable();

    @Override
    TypeInformation<T> getProducedType();

    /// Reads the batches of one split; used by one thread at a time.
    interface Reader<T> extends Closeable {

        /// The next batch, or null at the end of the split.
        @Nullable
        RecordIterator<T> readBatch() throws IOException;

        @Override
        void close() throws IOException;

        /// How many bad records have been dropped since the reader was made.
        default long skippedRecords() {
            return 0;
        }
    }

    /// The records of a batch, taken by the thread that emits them.
    interface RecordIterator<T> {

        /// The next record and the position behind it, valid until the next call; null at the end of the batch.
        @Nullable
        RecordAndPosition<T> next();

        /// Ends the use of the batch; the reader may use its memory again.
        void releaseBatch();
    }
}
