package dev.millrace.connector.table.file;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.NamedInput;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.column.ColumnBatch;
import dev.millrace.connector.files.reader.StreamFormat;
import dev.millrace.connector.table.format.FileRows;
import dev.millrace.connector.table.format.TableFileFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the files of a table in batches of rows.
///
/// @param format the format of the files
/// @param rows the wanted columns
/// @param partitions the partition columns
/// @param metadata the metadata columns, which follow the partition columns
/// @param type the type of the batches
record BatchFormat(
        TableFileFormat format,
        FileRows rows,
        PartitionPaths partitions,
        FileMetadata metadata,
        TypeInformation<ColumnBatch> type)
        implements StreamFormat<ColumnBatch> {

    @Override
    public Reader<ColumnBatch> createReader(
            Configuration config, FSDataInputStream stream, long fileLength, long splitEnd) throws IOException {
        String path = NamedInput.pathOf(stream).toString();
        List<@Nullable Object> values = new ArrayList<>(partitions.values(path));
        values.addAll(metadata.values(path));
        List<Integer> columns = new ArrayList<>();
        List<@Nullable Object> wanted = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (rows.partitionColumns().get(i) < 0) continue;
            columns.add(rows.partitionColumns().get(i));
            wanted.add(values.get(i));
        }
        FileRows own = new FileRows(rows.fileType(), rows.resultType(), rows.targets(), columns, rows.limit());
        return new BatchReader(format.reader(stream, path, splitEnd, own, wanted), stream);
    }

    /// Starts at the start of the split. The caller skips the batches that were read before.
    @Override
    public Reader<ColumnBatch> restoreReader(
            Configuration config, FSDataInputStream stream, long restoredOffset, long fileLength, long splitEnd)
            throws IOException {
        return createReader(config, stream, fileLength, splitEnd);
    }

    @Override
    public boolean isSplittable() {
        return format.isSplittable();
    }

    @Override
    public TypeInformation<ColumnBatch> getProducedType() {
        return type;
    }

    /// Reads one part of a file.
    private record BatchReader(TableFileFormat.BatchReader rows, FSDataInputStream stream)
            implements Reader<ColumnBatch> {
        @Override
        public @Nullable ColumnBatch read() throws IOException {
            return rows.read();
        }

        @Override
        public long skippedRecords() {
            return rows.skippedRows();
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
