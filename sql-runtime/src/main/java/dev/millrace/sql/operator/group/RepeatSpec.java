package dev.millrace.sql.operator.group;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.LongColumn;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.OperatorSpec;
import dev.millrace.sql.plan.QueryPlan.SetKind;
import dev.millrace.table.types.logical.RowType;

/// Repeats each row as often as INTERSECT or EXCEPT wants it. The last columns count how often each input has the row.
///
/// @param inputs the number of inputs
/// @param rowType the type of the emitted rows
public record RepeatSpec(SetKind kind, boolean isAll, int inputs, RowType rowType) implements OperatorSpec {
    @Override
    public BatchOperator open(OperatorServices services) {
        BatchBuilder builder = new BatchBuilder(rowType);
        int width = rowType.getFieldCount();
        return new BatchOperator() {
            @Override
            public void process(int input, ColumnBatch batch) {
                for (int row = 0; row < batch.size(); row++) {
                    long count = count(batch, row, width);
                    if (!isAll) count = Math.min(count, 1);
                    for (long i = 0; i < count; i++) {
                        builder.append(batch, row);
                        services.emitIfFull(builder);
                    }
                }
            }

            @Override
            public void finish() {
                services.emit(builder.build());
            }
        };
    }

    private long count(ColumnBatch batch, int row, int width) {
        long count = ((LongColumn) batch.column(width)).value(row);
        for (int i = 1; i < inputs; i++) {
            long other = ((LongColumn) batch.column(width + i)).value(row);
            if (kind == SetKind.INTERSECT) count = Math.min(count, other);
            else count = isAll || other == 0 ? count - other : 0;
        }
        return Math.max(count, 0);
    }
}
