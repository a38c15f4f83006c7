package dev.millrace.sql.operator.group;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.OperatorSpec;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Computes intermediate results before rows are exchanged. It emits them whenever they need too much memory.
public record LocalAggregateSpec(RowType input, List<Integer> keys, List<AggregateCall> calls) implements OperatorSpec {
    private static final long BYTES_MAX = 8L << 20;

    /// Returns the type of the emitted rows.
    public RowType rowType() {
        return GroupedAggregates.partialType(input, keys, calls);
    }

    @Override
    public BatchOperator open(OperatorServices services) {
        long bytesMax = Math.min(BYTES_MAX, services.settings().memoryBytes());
        GroupedAggregates aggregates =
                new GroupedAggregates(input, keys, calls, services.settings().users());
        return new BatchOperator() {
            @Override
            public void process(int index, ColumnBatch batch) {
                aggregates.add(batch);
                if (aggregates.bytes() > bytesMax) flush();
            }

            private void flush() {
                for (int from = 0; from < aggregates.size(); from += ColumnBatch.ROWS_MAX) {
                    services.emit(aggregates.partials(from, Math.min(from + ColumnBatch.ROWS_MAX, aggregates.size())));
                }
                aggregates.clear();
            }

            @Override
            public void finish() {
                flush();
            }
        };
    }
}
