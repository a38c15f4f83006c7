package dev.millrace.format.avro;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.connector.files.reader.BulkFormat;
import dev.millrace.connector.files.split.CheckpointedPosition;
import dev.millrace.connector.files.split.FileSourceSplit;
import dev.millrace.connector.files.split.RecordAndPosition;
import dev.millrace.format.avro.typeutils.AvroModel;
import dev.millrace.format.avro.typeutils.GenericRecordAvroTypeInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// Reads Avro files with `FileSource.forBulkFileFormat`. Files may be split anywhere; reading starts after the next
/// sync marker. Records are resolved from the schema of the file to the schema given here.
///
/// @param <T> the type of the records
public final class AvroBulkFormat<T> implements BulkFormat<T, FileSourceSplit> {
    private static final long serialVersionUID = 1L;

    private final Class<T> recordClass;
    private final Schema schema;
    private final TypeInformation<T> type;

    private AvroBulkFormat(Class<T> recordClass, Schema schema, TypeInformation<T> type) {
        this.recordClass = recordClass;
        this.schema = schema;
        this.type = type;
    }

    /// Creates a format for a class that Avro generated.
    public static <T extends SpecificRecord> AvroBulkFormat<T> forSpecific(Class<T> type) {
        return new AvroBulkFormat<>(type, AvroModel.of(type, null).schema(), TypeInformation.of(type));
    }

    /// Creates a format for generic records of a schema.
    public static AvroBulkFormat<GenericRecord> forGeneric(Schema schema) {
        return new AvroBulkFormat<>(GenericRecord.class, schema, new GenericRecordAvroTypeInfo(schema));
    }

    @Override
    public BulkFormat.Reader<T> createReader(Configuration config, FileSourceSplit split) throws IOException {
        return read(split, CheckpointedPosition.NO_OFFSET, 0);
    }

    @Override
    public BulkFormat.Reader<T> restoreReader(Configuration config, FileSourceSplit split) throws IOException {
        CheckpointedPosition position = split.getReaderPosition().orElse(null);
        return position == null
                ? createReader(config, split)
                : read(split, position.getOffset(), position.getRecordsAfterOffset());
    }

    private BulkFormat.Reader<T> read(FileSourceSplit split, long sync, long recordsToSkip) throws IOException {
        DataFileReader<T> file = AvroFile.open(split.path(), recordClass, schema);
        try {
            if (sync == CheckpointedPosition.NO_OFFSET) file.sync(split.offset());
            else file.seek(sync);
            Blocks<T> blocks = new Blocks<>(file, split.offset() + split.length());
            blocks.skip(recordsToSkip);
            return blocks;
        } catch (Throwable thrown) {
            file.close();
            throw thrown;
        }
    }

    @Override
    public boolean isSplittable() {
        return true;
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return type;
    }

    /// Reads blocks; a batch is the rest of a block.
    private static final class Blocks<T> implements BulkFormat.Reader<T> {
        private final DataFileReader<T> file;
        private final long end;
        /// Number of records read from the current block.
        private long read;

        Blocks(DataFileReader<T> file, long end) {
            this.file = file;
            this.end = end;
        }

        /// Skips records, possibly those of several blocks.
        void skip(long records) throws IOException {
            for (long left = records; left > 0; left--) {
                if (isOver()) return;
                file.next();
                if (++read == file.getBlockCount()) read = 0;
            }
        }

        private boolean isOver() throws IOException {
            return !file.hasNext() || file.pastSync(end);
        }

        @Override
        public BulkFormat.@Nullable RecordIterator<T> readBatch() throws IOException {
            if (isOver()) return null;
            long sync = file.previousSync();
            long before = read;
            List<T> records = new ArrayList<>();
            for (long left = file.getBlockCount() - read; left > 0; left--) records.add(file.next());
            read = 0;
            return new Block<>(records.iterator(), sync, before);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    private static final class Block<T> implements BulkFormat.RecordIterator<T> {
        private final Iterator<T> records;
        private final long sync;
        private long taken;

        Block(Iterator<T> records, long sync, long before) {
            this.records = records;
            this.sync = sync;
            this.taken = before;
        }

        @Override
        public @Nullable RecordAndPosition<T> next() {
            return records.hasNext() ? new RecordAndPosition<>(records.next(), sync, ++taken) : null;
        }

        @Override
        public void releaseBatch() {}
    }
}
