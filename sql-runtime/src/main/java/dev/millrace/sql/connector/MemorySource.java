package dev.millrace.sql.connector;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.serializer.ColumnBatchType;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Reads rows in memory, which are split over the subtasks.
public final class MemorySource implements TableSource {
    private static final long serialVersionUID = 1L;

    private final MemoryBatches batches;

    /// Creates a source of batches.
    public MemorySource(RowType rowType, List<ColumnBatch> batches) {
        this.batches = new MemoryBatches(rowType, batches);
    }

    /// Creates a source of rows in internal form.
    ///
    /// @param rows are copied
    public static MemorySource of(RowType rowType, List<? extends RowData> rows) {
        List<ColumnBatch> batches = new ArrayList<>();
        BatchBuilder builder = new BatchBuilder(rowType);
        for (RowData each : rows) {
            builder.append(each);
            if (builder.isFull()) batches.add(builder.build());
        }
        if (!builder.isEmpty()) batches.add(builder.build());
        return new MemorySource(rowType, batches);
    }

    @Override
    public DataStream<ColumnBatch> read(StreamExecutionEnvironment environment, ScanRequest request) {
        int count = batches.count();
        if (count == 0) return environment.fromData(List.of(), new ColumnBatchType(request.rowType()));
        int[] columns = request.columns().stream().mapToInt(each -> each).toArray();
        return environment
                .fromSequence(0, count - 1)
                .map(new MemoryBatches.Reading(batches, columns), new ColumnBatchType(request.rowType()));
    }

    @Override
    public OptionalLong rowCount() {
        return OptionalLong.of(batches.rows());
    }
}
