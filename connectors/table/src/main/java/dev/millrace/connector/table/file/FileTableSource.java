package dev.millrace.connector.table.file;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.fs.Path;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.serializer.ColumnBatchType;
import dev.millrace.connector.files.source.FileSource;
import dev.millrace.connector.table.format.FileRows;
import dev.millrace.connector.table.format.TableFileFormat;
import dev.millrace.sql.connector.OfferedFilters;
import dev.millrace.sql.connector.PartitionConditions;
import dev.millrace.sql.connector.ScanRequest;
import dev.millrace.sql.connector.TableDescription;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.sql.expression.Expr;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads the files of a table: only the wanted columns are parsed.
final class FileTableSource implements TableSource {
    private static final long serialVersionUID = 1L;
    private static final long BYTES_PER_COLUMN = 8;

    private final TableDescription table;
    private final String path;
    private final @Nullable String regex;
    private final PartitionPaths partitions;
    private final TableFileFormat format;

    FileTableSource(
            TableDescription table,
            String path,
            @Nullable String regex,
            String defaultPartition,
            TableFileFormat format) {
        this.table = table;
        this.path = path;
        this.regex = regex;
        this.partitions = PartitionPaths.of(table, defaultPartition);
        this.format = format;
    }

    @Override
    public DataStream<ColumnBatch> read(StreamExecutionEnvironment environment, ScanRequest request) {
        TablePaths paths = new TablePaths(table.name(), path, regex);
        List<Path> files = wanted(paths.files(), request.filters());
        ColumnBatchType type = new ColumnBatchType(request.rowType());
        if (files.isEmpty()) return environment.fromData(List.of(), type);
        FileSource<ColumnBatch> source = FileSource.forRecordStreamFormat(
                        new BatchFormat(format, rows(request), partitions, FileMetadata.of(table.metadata()), type),
                        files.toArray(Path[]::new))
                .build();
        return environment.fromSource(source, WatermarkStrategy.noWatermarks(), table.name(), type);
    }

    /// Accepts the conditions that select partitions, so that the files of other partitions are not read.
    @Override
    public OfferedFilters offer(List<Expr> conditions) {
        List<Expr> selecting = conditions().of(conditions);
        return new OfferedFilters(
                selecting,
                conditions.stream().filter(each -> !selecting.contains(each)).toList());
    }

    private PartitionConditions conditions() {
        return new PartitionConditions(table.rowType(), table.partitionKeys());
    }

    private List<Path> wanted(List<Path> files, List<Expr> filters) {
        Predicate<List<@Nullable Object>> selection = conditions().selected(filters);
        return files.stream()
                .filter(each -> selection.test(partitions.values(each.getPath())))
                .toList();
    }

    @Override
    public List<Map<String, String>> partitions() {
        return new TablePaths(table.name(), path, regex)
                .present().stream()
                        .map(each -> partitions.texts(each.getPath().getPath()))
                        .filter(each -> !each.isEmpty())
                        .distinct()
                        .toList();
    }

    private FileRows rows(ScanRequest request) {
        List<RowType.RowField> fields = new ArrayList<>();
        List<Integer> targets = new ArrayList<>();
        List<Integer> partitionColumns = new ArrayList<>();
        for (int i = 0; i < table.rowType().getFieldCount(); i++) {
            RowType.RowField field = table.rowType().getFields().get(i);
            if (table.partitionKeys().contains(field.getName())) continue;
            fields.add(field);
            targets.add(request.columns().indexOf(i));
        }
        for (String each : table.partitionKeys()) {
            partitionColumns.add(request.columns().indexOf(table.rowType().getFieldIndex(each)));
        }
        for (int i = 0; i < table.metadata().size(); i++) {
            partitionColumns.add(request.columns().indexOf(table.rowType().getFieldCount() + i));
        }
        return new FileRows(
                new RowType(false, fields),
                request.rowType(),
                targets,
                partitionColumns,
                request.limit().orElse(Long.MAX_VALUE));
    }

    /// Estimates the rows from the size of the files.
    @Override
    public OptionalLong rowCount() {
        long bytes = new TablePaths(table.name(), path, regex).bytes();
        return bytes < 0
                ? OptionalLong.empty()
                : OptionalLong.of(
                        bytes / (BYTES_PER_COLUMN * Math.max(1, table.rowType().getFieldCount())));
    }
}
