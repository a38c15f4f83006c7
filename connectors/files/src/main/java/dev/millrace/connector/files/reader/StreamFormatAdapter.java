package dev.millrace.connector.files.reader;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.connector.files.fs.FileFaults;
import dev.millrace.connector.files.split.CheckpointedPosition;
import dev.millrace.connector.files.split.FileSourceSplit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adapts a [StreamFormat] to batches: opens files, decompresses them and tracks positions.
///
/// @param <T> the type of the records
public final class StreamFormatAdapter<T> implements BulkFormat<T, FileSourceSplit> {
    private static final long serialVersionUID = 1L;
    private static final int BATCH_RECORDS_MAX = 4096;

    private final StreamFormat<T> format;

    public StreamFormatAdapter(StreamFormat<T> format) {
        this.format = format;
    }

    @Override
    public BulkFormat.Reader<T> createReader(Configuration config, FileSourceSplit split) {
        return open(config, split, CheckpointedPosition.NO_OFFSET, 0);
    }

    @Override
    public BulkFormat.Reader<T> restoreReader(Configuration config, FileSourceSplit split) {
        CheckpointedPosition position =
                split.getReaderPosition().orElse(new CheckpointedPosition(CheckpointedPosition.NO_OFFSET, 0));
        return open(config, split, position.getOffset(), position.getRecordsAfterOffset());
    }

    @Override
    public boolean isSplittable() {
        return format.isSplittable();
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return format.getProducedType();
    }

    private BulkFormat.Reader<T> open(Configuration config, FileSourceSplit split, long offset, long skip) {
        CompressedStreams compression = CompressedStreams.of(split.path());
        boolean plain = compression == CompressedStreams.NONE;
        long length = plain ? split.fileSize() : Long.MAX_VALUE;
        long end = plain ? split.offset() + split.length() : Long.MAX_VALUE;
        @Nullable FSDataInputStream stream = null;
        try {
            stream = compression.open(split.path(), split.fileSize());
            stream.seek(split.offset());
            StreamFormat.Reader<T> records = offset == CheckpointedPosition.NO_OFFSET
                    ? format.createReader(config, stream, length, end)
                    : format.restoreReader(config, stream, offset, length, end);
            for (long i = 0; i < skip; i++) if (records.read() == null) break;
            long fetchSize = config.get(StreamFormat.FETCH_IO_SIZE).getBytes();
            return new BatchReader<>(split, stream, records, fetchSize, offset, skip);
        } catch (IOException failed) {
            close(stream, failed);
            throw FileFaults.unreadable(split.path(), failed);
        }
    }

    private static void close(@Nullable FSDataInputStream stream, IOException failed) {
        if (stream == null) return;
        try {
            stream.close();
        } catch (IOException second) {
            failed.addSuppressed(second);
        }
    }

    private static final class BatchReader<T> implements BulkFormat.Reader<T> {
        private final FileSourceSplit split;
        private final FSDataInputStream stream;
        private final StreamFormat.Reader<T> records;
        private final long fetchSize;
        private long offset;
        private long recordsAfterOffset;

        BatchReader(
                FileSourceSplit split,
                FSDataInputStream stream,
                StreamFormat.Reader<T> records,
                long fetchSize,
                long offset,
                long recordsAfterOffset) {
            this.split = split;
            this.stream = stream;
            this.records = records;
            this.fetchSize = fetchSize;
            this.offset = offset;
            this.recordsAfterOffset = recordsAfterOffset;
        }

        @Override
        public @Nullable RecordIterator<T> readBatch() {
            try {
                return readRecords();
            } catch (IOException failed) {
                throw FileFaults.unreadable(split.path(), failed);
            }
        }

        private @Nullable RecordIterator<T> readRecords() throws IOException {
            CheckpointedPosition position = records.getCheckpointedPosition();
            if (position != null) {
                offset = position.getOffset();
                recordsAfterOffset = position.getRecordsAfterOffset();
            }
            long fetchEnd = stream.getPos() + fetchSize;
            List<T> batch = new ArrayList<>();
            while (batch.size() < BATCH_RECORDS_MAX && stream.getPos() <= fetchEnd) {
                T record = records.read();
                if (record == null) break;
                batch.add(record);
            }
            if (batch.isEmpty()) return null;
            RecordBatch<T> read = new RecordBatch<>(batch, offset, recordsAfterOffset);
            recordsAfterOffset += batch.size();
            return read;
        }

        @Override
        public void close() throws IOException {
            try {
                records.close();
            } finally {
                stream.close();
            }
        }

        @Override
        public long skippedRecords() {
            return records.skippedRecords();
        }
    }
}
