package dev.millrace.connector.table.file;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Host;
import dev.millrace.column.ColumnBatch;
import dev.millrace.connector.table.format.TableFileFormat;
import dev.millrace.sql.connector.TableDescription;
import dev.millrace.sql.connector.TableSink;
import java.util.HexFormat;
import java.util.Map;

/// Writes files of a table. Files become visible when all rows have been written, and replaced files disappear
/// after that.
final class FileTableSink implements TableSink {
    private static final long serialVersionUID = 1L;

    private final TableDescription table;
    private final String path;
    private final PartitionPaths partitions;
    private final long fileBytesMax;
    private final int parallelism;
    private final TableFileFormat format;

    /// @param fileBytesMax the size in bytes after which a new file begins
    /// @param parallelism the number of writers; 0 for the parallelism of the rows
    FileTableSink(
            TableDescription table,
            String path,
            String defaultPartition,
            long fileBytesMax,
            int parallelism,
            TableFileFormat format) {
        this.table = table;
        this.path = path;
        this.partitions = PartitionPaths.of(table, defaultPartition);
        this.fileBytesMax = fileBytesMax;
        this.parallelism = parallelism;
        this.format = format;
    }

    @Override
    public void write(DataStream<ColumnBatch> rows, boolean overwrite, Map<String, String> staticPartition) {
        String id = HexFormat.of().toHexDigits(Host.real().chance().nextLong());
        WriteTarget target = new WriteTarget(path, id);
        FileWriting writing = new FileWriting(table, target, partitions, fileBytesMax, format);
        SingleOutputStreamOperator<String> written = rows.transform("write " + table.name(), Types.STRING, writing);
        if (parallelism > 0) written.setParallelism(parallelism);
        Replacement replacement = Replacement.of(overwrite, table, staticPartition, partitions);
        written.transform("commit " + table.name(), Types.STRING, new FileCommit(target, replacement))
                .setParallelism(1)
                .sinkTo(new DiscardingSink<>())
                .setParallelism(1)
                .name(table.name());
    }
}
