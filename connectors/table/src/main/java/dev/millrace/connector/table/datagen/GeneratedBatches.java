package dev.millrace.connector.table.datagen;

import dev.millrace.api.function.MapFunction;
import dev.millrace.base.host.Host;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Generates the batch with a number.
///
/// @param generators a generator per column
/// @param rowType the columns
/// @param batchRows the number of rows of a full batch
/// @param limit the number of all rows
record GeneratedBatches(List<FieldGenerator> generators, RowType rowType, int batchRows, long limit)
        implements MapFunction<Long, ColumnBatch> {

    @Override
    public ColumnBatch map(Long number) {
        long first = number * batchRows;
        long end = Math.min(limit - first, batchRows);
        long now = Host.real().clock().millis();
        BatchBuilder builder = new BatchBuilder(rowType, batchRows);
        for (long row = first; row < first + end; row++) {
            for (int i = 0; i < generators.size(); i++) {
                builder.column(i).appendValue(generators.get(i).value(row, now));
            }
            builder.endRow();
        }
        return builder.build();
    }
}
