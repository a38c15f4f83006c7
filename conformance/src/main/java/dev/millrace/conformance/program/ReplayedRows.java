package dev.millrace.conformance.program;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.serializer.ColumnBatchType;
import dev.millrace.sql.connector.ScanRequest;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Replays rows with their kinds. Each row is a batch of its own, so that operators see one row after the other, and
/// there
/// is a watermark after each row.
public final class ReplayedRows implements TableSource {
    private static final long serialVersionUID = 1L;

    private final transient List<ColumnBatch> batches;
    private final ChangeKinds changes;

    /// Creates a source of rows.
    ///
    /// @param rows are copied
    /// @param changes the kinds that the rows may have
    public ReplayedRows(RowType rowType, List<? extends RowData> rows, ChangeKinds changes) {
        this.batches = new ArrayList<>();
        this.changes = changes;
        BatchBuilder builder = new BatchBuilder(rowType, 1);
        for (RowData each : rows) {
            builder.append(each);
            batches.add(builder.build());
        }
    }

    @Override
    public DataStream<ColumnBatch> read(StreamExecutionEnvironment environment, ScanRequest request) {
        int[] columns = request.columns().stream().mapToInt(each -> each).toArray();
        List<ColumnBatch> projected = new ArrayList<>();
        for (ColumnBatch each : batches) projected.add(each.project(columns));
        return environment.fromData(projected, new ColumnBatchType(request.rowType()));
    }

    @Override
    public ChangeKinds changes() {
        return changes;
    }
}
