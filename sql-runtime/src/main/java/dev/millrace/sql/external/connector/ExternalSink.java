package dev.millrace.sql.external.connector;

import dev.millrace.api.DataStream;
import dev.millrace.api.DataStreamSink;
import dev.millrace.api.type.Types;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.connector.RowChanges;
import dev.millrace.sql.connector.TableSink;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.connector.ParallelismProvider;
import dev.millrace.table.connector.sink.DataStreamSinkProvider;
import dev.millrace.table.connector.sink.DynamicTableSink;
import dev.millrace.table.connector.sink.OutputFormatProvider;
import dev.millrace.table.connector.sink.SinkFunctionProvider;
import dev.millrace.table.connector.sink.SinkV2Provider;
import dev.millrace.table.connector.sink.abilities.SupportsOverwrite;
import dev.millrace.table.connector.sink.abilities.SupportsPartitioning;
import dev.millrace.table.connector.sink.abilities.SupportsWritingMetadata;
import dev.millrace.table.data.RowData;
import dev.millrace.table.schema.Column;
import dev.millrace.table.schema.ResolvedSchema;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes a table by a connector of a program.
final class ExternalSink implements TableSink {
    private static final long serialVersionUID = 1L;

    private final transient ExternalTable table;
    private final transient DynamicTableSink sink;

    ExternalSink(ExternalTable table, DynamicTableSink sink) {
        this.table = table;
        this.sink = sink;
    }

    @Override
    public RowChanges rowChanges() {
        return new ExternalRowChanges(table, sink);
    }

    @Override
    public boolean takesDeletesByKey() {
        try {
            return sink.getChangelogMode(ChangelogMode.all()).keyOnlyDeletes();
        } catch (RuntimeException noUpdates) {
            return false;
        }
    }

    @Override
    public ChangeKinds changes() {
        try {
            return ChangeModes.of(sink.getChangelogMode(ChangelogMode.all()));
        } catch (RuntimeException noUpdates) {
            // Some connectors refuse updates, for example without a primary key, with an exception.
            return ChangeKinds.INSERTS;
        }
    }

    @Override
    public void write(DataStream<ColumnBatch> rows, boolean overwrite, Map<String, String> staticPartition) {
        try {
            DynamicTableSink copy = sink.copy();
            apply(copy, overwrite, staticPartition);
            Layout layout = layout(copy);
            DataStream<RowData> consumed = rows.transform(
                            "Rows for " + table.path().getObjectName(),
                            new InternalType<RowData>(layout.consumed),
                            new BatchesToRows(layout.written, layout.indexes))
                    .setParallelism(rows.getParallelism());
            write(table, copy.getSinkRuntimeProvider(new WriteContext(table.isBatch())), consumed);
        } catch (RuntimeException thrown) {
            throw ConnectorFaults.refused(table.name(), thrown);
        } catch (LinkageError missing) {
            throw ConnectorFaults.incomplete(table.name(), missing);
        }
    }

    private void apply(DynamicTableSink copy, boolean overwrite, Map<String, String> staticPartition) {
        if (copy instanceof SupportsOverwrite overwriting) overwriting.applyOverwrite(overwrite);
        else if (overwrite) throw lacks("replace rows, which INSERT OVERWRITE asks for", "Write INSERT INTO.");
        if (copy instanceof SupportsPartitioning partitioning) partitioning.applyStaticPartition(staticPartition);
        else if (!table.table().getPartitionKeys().isEmpty())
            throw lacks("split a table by columns", "Leave PARTITIONED BY out.");
        copy.getChangelogMode(table.isBatch() ? ChangelogMode.insertOnly() : mode(copy));
    }

    private static ChangelogMode mode(DynamicTableSink copy) {
        try {
            copy.getChangelogMode(ChangelogMode.all());
            return ChangelogMode.all();
        } catch (RuntimeException noUpdates) {
            return ChangelogMode.insertOnly();
        }
    }

    private MillraceException lacks(String ability, String fix) {
        return ConnectorFaults.ABILITY
                .what("The connector of the table %s cannot %s.", table.name(), ability)
                .fix("%s", fix);
    }

    /// Says which rows a sink gets.
    ///
    /// @param written the columns of the statement
    /// @param consumed the rows of the sink
    /// @param indexes the written column for each field of these rows
    private record Layout(RowType written, RowType consumed, int[] indexes) {}

    private Layout layout(DynamicTableSink copy) {
        ResolvedSchema schema = table.table().getResolvedSchema();
        RowType written = (RowType) schema.toSinkRowDataType().getLogicalType();
        StoredColumns stored = StoredColumns.of(schema);
        List<Column.MetadataColumn> metadata =
                stored.metadata().stream().filter(each -> !each.isVirtual()).toList();
        Map<String, DataType> listed =
                copy instanceof SupportsWritingMetadata writing ? writing.listWritableMetadata() : Map.of();
        List<String> keys = StoredColumns.ordered(
                table.name(), metadata.stream().map(StoredColumns::key).toList(), listed);
        DataType consumed = StoredColumns.rows(stored.physical(), keys, listed);
        if (copy instanceof SupportsWritingMetadata writing && !keys.isEmpty())
            writing.applyWritableMetadata(keys, consumed);
        List<Integer> indexes = new ArrayList<>();
        for (String each : stored.physical().getFieldNames()) indexes.add(written.getFieldIndex(each));
        for (String key : keys) {
            Column.MetadataColumn column = metadata.stream()
                    .filter(each -> StoredColumns.key(each).equals(key))
                    .findFirst()
                    .orElseThrow();
            indexes.add(written.getFieldIndex(column.getName()));
        }
        return new Layout(
                written,
                (RowType) consumed.getLogicalType(),
                indexes.stream().mapToInt(each -> each).toArray());
    }

    /// Adds the steps of a provider to a job.
    static void write(ExternalTable table, DynamicTableSink.SinkRuntimeProvider provider, DataStream<RowData> rows) {
        String name = table.path().getObjectName();
        DataStreamSink<?> end = switch (provider) {
            case SinkV2Provider sink ->
                distributed(table, rows, sink).sinkTo(sink.createSink()).name(name);
            case DataStreamSinkProvider stream -> stream.consumeDataStream(new StepNames(table.name()), rows);
            case SinkFunctionProvider function ->
                distributed(table, rows, function)
                        .addSink(function.createSinkFunction())
                        .name(name);
            case OutputFormatProvider format ->
                distributed(table, rows, format)
                        .writeUsingOutputFormat(format.createOutputFormat())
                        .name(name);
            default ->
                throw ConnectorFaults.PROVIDER
                        .what(
                                "The connector of the table %s writes by the class %s.",
                                table.name(), provider.getClass().getName())
                        .why("Millrace supports the providers for sinks, sink functions, output formats and streams.")
                        .fix("Use a newer version of the connector.");
        };
        if (provider instanceof ParallelismProvider sized && !(provider instanceof DataStreamSinkProvider))
            end.setParallelism(sized.getParallelism().orElse(rows.getParallelism()));
    }

    /// Changes of a key must stay in order if the sink has another number of subtasks than the query.
    private static DataStream<RowData> distributed(
            ExternalTable table, DataStream<RowData> rows, ParallelismProvider provider) {
        int[] key = table.table().getResolvedSchema().getPrimaryKeyIndexes();
        boolean isSame = provider.getParallelism()
                .map(each -> each == rows.getParallelism())
                .orElse(true);
        if (isSame || key.length == 0) return rows;
        RowType written = (RowType)
                table.table().getResolvedSchema().toPhysicalRowDataType().getLogicalType();
        return rows.keyBy(new KeyText(written, key), Types.STRING);
    }
}
