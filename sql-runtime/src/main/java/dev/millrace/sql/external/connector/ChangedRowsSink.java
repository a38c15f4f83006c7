package dev.millrace.sql.external.connector;

import dev.millrace.api.DataStream;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.serializer.ColumnBatchType;
import dev.millrace.sql.connector.TableSink;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.connector.sink.DynamicTableSink;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.api.value.RowKind;
import java.util.Map;
import java.util.stream.IntStream;

/// Writes the rows of DELETE and UPDATE by a connector of a program.
final class ChangedRowsSink implements TableSink {
    private static final long serialVersionUID = 1L;

    private final transient ExternalTable table;
    private final transient DynamicTableSink sink;
    private final RowKind kind;

    /// @param sink a sink to which the statement was announced
    /// @param kind the kind that all rows get
    ChangedRowsSink(ExternalTable table, DynamicTableSink sink, RowKind kind) {
        this.table = table;
        this.sink = sink;
        this.kind = kind;
    }

    @Override
    public void write(DataStream<ColumnBatch> rows, boolean overwrite, Map<String, String> staticPartition) {
        try {
            sink.getChangelogMode(
                    ChangelogMode.newBuilder().addContainedKind(kind).build());
            RowType rowType = ((ColumnBatchType) rows.getType()).rowType();
            int[] indexes = IntStream.range(0, rowType.getFieldCount()).toArray();
            RowKind given = kind;
            DataStream<RowData> changed = rows.transform(
                            "Rows for " + table.path().getObjectName(),
                            new InternalType<RowData>(rowType),
                            new BatchesToRows(rowType, indexes))
                    .setParallelism(rows.getParallelism())
                    .map(row -> {
                        row.setRowKind(given);
                        return row;
                    })
                    .returns(new InternalType<RowData>(rowType))
                    .setParallelism(rows.getParallelism());
            ExternalSink.write(table, sink.getSinkRuntimeProvider(new WriteContext(table.isBatch())), changed);
        } catch (RuntimeException thrown) {
            throw ConnectorFaults.refused(table.name(), thrown);
        } catch (LinkageError missing) {
            throw ConnectorFaults.incomplete(table.name(), missing);
        }
    }
}
