package dev.millrace.sql.external.connector;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.serializer.ColumnBatchType;
import dev.millrace.sql.connector.OfferedFilters;
import dev.millrace.sql.connector.ScanRequest;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.table.connector.ParallelismProvider;
import dev.millrace.table.connector.source.DataStreamScanProvider;
import dev.millrace.table.connector.source.InputFormatProvider;
import dev.millrace.table.connector.source.ScanTableSource;
import dev.millrace.table.connector.source.SourceFunctionProvider;
import dev.millrace.table.connector.source.SourceProvider;
import dev.millrace.table.connector.source.abilities.SupportsLimitPushDown;
import dev.millrace.table.connector.source.abilities.SupportsProjectionPushDown;
import dev.millrace.table.connector.source.abilities.SupportsReadingMetadata;
import dev.millrace.table.connector.source.abilities.SupportsStatisticReport;
import dev.millrace.table.data.RowData;
import dev.millrace.table.schema.Column;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// Reads a table by a connector of a program.
final class ExternalSource implements TableSource {
    private static final long serialVersionUID = 1L;

    private final transient ExternalTable table;
    private final transient ScanTableSource source;

    ExternalSource(ExternalTable table, ScanTableSource source) {
        this.table = table;
        this.source = source;
    }

    @Override
    public ChangeKinds changes() {
        return ChangeModes.of(source.getChangelogMode());
    }

    @Override
    public boolean isBounded() {
        try {
            return ((ScanTableSource) source.copy())
                    .getScanRuntimeProvider(new ReadContext())
                    .isBounded();
        } catch (RuntimeException thrown) {
            throw ConnectorFaults.refused(table.name(), thrown);
        } catch (LinkageError missing) {
            throw ConnectorFaults.incomplete(table.name(), missing);
        }
    }

    @Override
    public OfferedFilters offer(List<Expr> conditions) {
        try {
            return SourceFilters.apply(
                    (ScanTableSource) source.copy(),
                    conditions,
                    StoredColumns.of(table.table().getResolvedSchema()).physical());
        } catch (RuntimeException thrown) {
            throw ConnectorFaults.refused(table.name(), thrown);
        } catch (LinkageError missing) {
            throw ConnectorFaults.incomplete(table.name(), missing);
        }
    }

    @Override
    public OptionalLong rowCount() {
        if (!(source instanceof SupportsStatisticReport statistics)) return OptionalLong.empty();
        long rows = statistics.reportStatistics().getRowCount();
        return rows < 0 ? OptionalLong.empty() : OptionalLong.of(rows);
    }

    @Override
    public DataStream<ColumnBatch> read(StreamExecutionEnvironment environment, ScanRequest request) {
        Scan scan = prepared(request);
        ScanTableSource.ScanRuntimeProvider provider;
        try {
            provider = scan.source.getScanRuntimeProvider(new ReadContext());
        } catch (RuntimeException thrown) {
            throw ConnectorFaults.refused(table.name(), thrown);
        } catch (LinkageError missing) {
            throw ConnectorFaults.incomplete(table.name(), missing);
        }
        DataStream<RowData> rows = rows(environment, provider, new InternalType<>(scan.produced));
        return rows.transform(
                        "Rows of " + table.path().getObjectName(),
                        new ColumnBatchType(request.rowType()),
                        new RowsToBatches(scan.produced, request.rowType(), scan.indexes))
                .setParallelism(rows.getParallelism());
    }

    /// Is a source that emits what a query wants.
    ///
    /// @param produced the rows of the source
    /// @param indexes the field of these rows for each wanted column
    private record Scan(ScanTableSource source, RowType produced, int[] indexes) {}

    private Scan prepared(ScanRequest request) {
        try {
            ScanTableSource copy = (ScanTableSource) source.copy();
            StoredColumns stored = StoredColumns.of(table.table().getResolvedSchema());
            SourceFilters.apply(copy, request.filters(), stored.physical());
            int physicalCount = stored.physical().getFieldCount();
            List<Integer> physical = new ArrayList<>();
            List<Column.MetadataColumn> metadata = new ArrayList<>();
            for (int each : request.columns()) {
                if (each >= physicalCount) metadata.add(stored.metadata().get(each - physicalCount));
                else if (!physical.contains(each)) physical.add(each);
            }
            boolean isProjecting = copy instanceof SupportsProjectionPushDown;
            if (!isProjecting)
                physical = IntStream.range(0, physicalCount).boxed().toList();
            RowType projected = projected(stored.physical(), physical);
            Map<String, DataType> listed =
                    copy instanceof SupportsReadingMetadata reading ? reading.listReadableMetadata() : Map.of();
            List<String> keys = StoredColumns.ordered(
                    table.name(), metadata.stream().map(StoredColumns::key).toList(), listed);
            DataType produced = StoredColumns.rows(projected, keys, listed);
            if (copy instanceof SupportsProjectionPushDown projecting) {
                int[][] paths = physical.stream().map(each -> new int[] {each}).toArray(int[][]::new);
                projecting.applyProjection(paths, produced);
            }
            if (copy instanceof SupportsReadingMetadata reading && !keys.isEmpty())
                reading.applyReadableMetadata(keys, produced);
            if (copy instanceof SupportsLimitPushDown limiting
                    && request.limit().isPresent())
                limiting.applyLimit(request.limit().getAsLong());
            RowType rowType = (RowType) produced.getLogicalType();
            int[] indexes = new int[request.columns().size()];
            for (int i = 0; i < indexes.length; i++) {
                int column = request.columns().get(i);
                indexes[i] = column < physicalCount
                        ? physical.indexOf(column)
                        : metadata(stored.metadata().get(column - physicalCount), keys, projected, rowType);
            }
            return new Scan(copy, rowType, indexes);
        } catch (RuntimeException thrown) {
            throw ConnectorFaults.refused(table.name(), thrown);
        } catch (LinkageError missing) {
            throw ConnectorFaults.incomplete(table.name(), missing);
        }
    }

    private static RowType projected(RowType physical, List<Integer> columns) {
        List<RowType.RowField> fields = new ArrayList<>();
        for (int each : columns) fields.add(physical.getFields().get(each));
        return new RowType(false, fields);
    }

    private int metadata(Column.MetadataColumn column, List<String> keys, RowType projected, RowType produced) {
        int index = projected.getFieldCount() + keys.indexOf(StoredColumns.key(column));
        LogicalType given = produced.getTypeAt(index);
        LogicalType wanted = column.getDataType().getLogicalType();
        if (given.getTypeRoot() == wanted.getTypeRoot()) return index;
        throw ConnectorFaults.METADATA
                .what("The metadata column %s of the table %s has the type %s.", column.getName(), table.name(), wanted)
                .why("The connector provides %s.", given)
                .fix("Declare the column as %s, and CAST it in queries.", given);
    }

    private DataStream<RowData> rows(
            StreamExecutionEnvironment environment,
            ScanTableSource.ScanRuntimeProvider provider,
            TypeInformation<RowData> type) {
        String name = table.path().getObjectName();
        return switch (provider) {
            case SourceProvider source ->
                sized(
                        environment.fromSource(source.createSource(), WatermarkStrategy.noWatermarks(), name, type),
                        source);
            case DataStreamScanProvider stream -> stream.produceDataStream(new StepNames(table.name()), environment);
            case InputFormatProvider format -> sized(environment.createInput(format.createInputFormat(), type), format);
            case SourceFunctionProvider function ->
                sized(environment.addSource(function.createSourceFunction(), name, type), function);
            default ->
                throw ConnectorFaults.PROVIDER
                        .what(
                                "The connector of the table %s reads by the class %s.",
                                table.name(), provider.getClass().getName())
                        .why(
                                "Millrace supports the providers for sources, source functions, input formats and streams.")
                        .fix("Use a newer version of the connector.");
        };
    }

    private static DataStream<RowData> sized(SingleOutputStreamOperator<RowData> stream, ParallelismProvider provider) {
        provider.getParallelism().ifPresent(stream::setParallelism);
        return stream;
    }
}
