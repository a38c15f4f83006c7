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

/// Reads files in batches of records, and opens the files itself.
///
/// @param <T> the type of the records
/// @param <SplitT> the type of the splits
public interface BulkFormat<T, SplitT extends FileSourceSplit> extends Serializable, ResultTypeQueryable<T> {

    /// Creates a reader at the start of a split.
    Reader<T> createReader(Configuration config, SplitT split) throws IOException;

    /// Creates a reader at a split's [FileSourceSplit#getReaderPosition].
    Reader<T> restoreReader(Configuration config, SplitT split) throws IOException;

    /// Returns whether files may be divided into splits.
    boolean isSplittable();

    @Override
    TypeInformation<T> getProducedType();

    /// Reads the batches of one split. Not thread-safe.
    interface Reader<T> extends Closeable {

        /// Returns the next batch, or null at the end of the split.
        @Nullable
        RecordIterator<T> readBatch() throws IOException;

        @Override
        void close() throws IOException;

        /// Returns the number of invalid records that this reader has dropped.
        default long skippedRecords() {
            return 0;
        }
    }

    /// Iterates over the records of a batch. Called by the thread that emits the records.
    interface RecordIterator<T> {

        /// Returns the next record and the position after it, valid until the next call; null at the end of
        /// the batch.
        @Nullable
        RecordAndPosition<T> next();

        /// Releases the batch; the reader may reuse its memory.
        void releaseBatch();
    }
}
