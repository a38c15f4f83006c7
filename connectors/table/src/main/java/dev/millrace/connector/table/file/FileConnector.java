package dev.millrace.connector.table.file;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.connector.table.TableOptions;
import dev.millrace.sql.connector.TableConnector;
import dev.millrace.sql.connector.TableDescription;
import dev.millrace.sql.connector.TableSink;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.table.types.logical.LogicalType;
import java.util.Map;
import java.util.Set;

/// Reads and writes tables of text files: `'connector' = 'filesystem'`.
public final class FileConnector implements TableConnector {

    /// Creates the connector.
    public FileConnector() {}

    @Override
    public String name() {
        return "filesystem";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(FileOptions.PATH, FileOptions.FORMAT);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return FileOptions.optional();
    }

    @Override
    public Map<String, LogicalType> metadata() {
        return FileMetadata.TYPES;
    }

    @Override
    public TableSource source(TableDescription table) {
        TableOptions options = new TableOptions(table);
        String regex = options.optional(FileOptions.REGEX).orElse(null);
        return new FileTableSource(
                table,
                options.value(FileOptions.PATH),
                regex,
                options.value(FileOptions.DEFAULT_PARTITION),
                FileFormats.of(options));
    }

    @Override
    public TableSink sink(TableDescription table) {
        TableOptions options = new TableOptions(table);
        int parallelism = options.optional(FileOptions.SINK_PARALLELISM).orElse(0);
        return new FileTableSink(
                table,
                options.value(FileOptions.PATH),
                options.value(FileOptions.DEFAULT_PARTITION),
                options.value(FileOptions.FILE_SIZE).getBytes(),
                parallelism,
                FileFormats.of(options));
    }
}
