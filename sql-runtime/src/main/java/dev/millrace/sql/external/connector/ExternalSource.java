package dev.millrace.sql.external.connector;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.serializer.ColumnBatchType;
import dev.millrace.sql.connector.OfferedFilters;
import dev.millrace.sql.connector.RowChanges;
import dev.millrace.sql.connector.ScanRequest;
import dev.millrace.sql.connector.ScanWatermarks;
import dev.millrace.sql.connector.TableLookup;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.table.connector.ParallelismProvider;
import dev.millrace.table.connector.source.DataStreamScanProvider;
import dev.millrace.table.connector.source.InputFormatProvider;
import dev.millrace.table.connector.source.LookupTableSource;
import dev.millrace.table.connector.RowLevelModificationScanContext;
import dev.millrace.table.connector.source.ScanTableSource;
import dev.millrace.table.connector.source.SourceFunctionProvider;
import dev.millrace.table.connector.source.SourceProvider;
import dev.millrace.table.connector.source.abilities.SupportsLimitPushDown;
import dev.millrace.table.connector.source.abilities.SupportsRowLevelModificationScan;
import dev.millrace.table.connector.source.abilities.SupportsRowLevelModificationScan.RowLevelModificationType;
import dev.millrace.table.connector.source.abilities.SupportsSourceWatermark;
import dev.millrace.table.connector.source.abilities.SupportsStatisticReport;
import dev.millrace.table.connector.source.abilities.SupportsWatermarkPushDown;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads a table by a connector of a program.
final class ExternalSource implements TableSource {
    private static final long serialVersionUID = 1L;

    private final transient ExternalTable table;
    private final transient ScanTableSource source;
    private final transient @Nullable RowLevelModificationScanContext change;

    ExternalSource(ExternalTable table, ScanTableSource source) {
        this(table, source, null);
    }

    private ExternalSource(
            ExternalTable table, ScanTableSource source, @Nullable RowLevelModificationScanContext change) {
        this.table = table;
        this.source = source;
        this.change = change;
    }

    @Override
    public TableSource changing(RowChanges.Kind kind) {
        try {
            ScanTableSource copy = (ScanTableSource) source.copy();
            if (!(copy instanceof SupportsRowLevelModificationScan scan)) return this;
            RowLevelModificationType type = RowLevelModificationType.valueOf(kind.name());
            return new ExternalSource(table, copy, scan.applyRowLevelModificationScan(type, null));
        } catch (RuntimeException thrown) {
            throw ConnectorFaults.refused(table.name(), thrown);
        } catch (LinkageError missing) {
            throw ConnectorFaults.incomplete(table.name(), missing);
        }
    }

    /// Returns what the source tells the sink about a change of rows; null if there is nothing to tell.
    @Nullable
    RowLevelModificationScanContext change() {
        return change;
    }

    @Override
    public @Nullable TableLookup lookup() {
        return source instanceof LookupTableSource finding ? new ExternalLookup(table, finding) : null;
    }

    @Override
    public ChangeKinds changes() {
        return ChangeModes.of(source.getChangelogMode());
    }

    @Override
    public boolean hasWatermarks() {
        return source instanceof SupportsSourceWatermark;
    }

    @Override
    public boolean createsWatermarks() {
        return source instanceof SupportsWatermarkPushDown;
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
            ScanTableSource copy = (ScanTableSource) source.copy();
            List<Expr> selecting = new SourcePartitions(table).of(copy, conditions);
            List<Expr> others = SourcePartitions.without(conditions, selecting);
            RowType columns =
                    StoredColumns.of(table.table().getResolvedSchema()).physical();
            return SourcePartitions.with(selecting, SourceFilters.apply(copy, others, columns));
        } catch (RuntimeException thrown) {
            throw ConnectorFaults.refused(table.name(), thrown);
        } catch (LinkageError missing) {
            throw ConnectorFaults.incomplete(table.name(), missing);
        }
    }

    @Override
    public List<Map<String, String>> partitions() {
        try {
            return new SourcePartitions(table).all(source);
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
        PreparedSource prepared = PreparedSource.of(table, source, request.columns(), request.filters());
        ScanTableSource.ScanRuntimeProvider provider;
        try {
            ScanTableSource copy = (ScanTableSource) prepared.source();
            if (copy instanceof SupportsLimitPushDown limiting
                    && request.limit().isPresent())
                limiting.applyLimit(request.limit().getAsLong());
            if (copy instanceof SupportsSourceWatermark owning && asksForOwnWatermarks()) {
                owning.applySourceWatermark();
            }
            ScanWatermarks watermarks = request.watermarks();
            if (copy instanceof SupportsWatermarkPushDown creating && watermarks != null) {
                creating.applyWatermark(RowWatermarks.strategy(
                        watermarks, prepared.indexes(), table.table().getOptions()));
            }
            provider = copy.getScanRuntimeProvider(new ReadContext());
        } catch (RuntimeException thrown) {
            throw ConnectorFaults.refused(table.name(), thrown);
        } catch (LinkageError missing) {
            throw ConnectorFaults.incomplete(table.name(), missing);
        }
        DataStream<RowData> rows = rows(environment, provider, new InternalType<>(prepared.produced()));
        return rows.transform(
                        "Rows of " + table.path().getObjectName(),
                        new ColumnBatchType(request.rowType()),
                        new RowsToBatches(prepared.produced(), request.rowType(), prepared.indexes()))
                .setParallelism(rows.getParallelism());
    }

    private boolean asksForOwnWatermarks() {
        return table.table().getResolvedSchema().getWatermarkSpecs().stream()
                .map(each -> each.getWatermarkExpression().asSummaryString().replaceAll("[` ]", ""))
                .anyMatch("SOURCE_WATERMARK()"::equalsIgnoreCase);
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
