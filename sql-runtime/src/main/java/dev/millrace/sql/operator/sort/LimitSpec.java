package dev.millrace.sql.operator.sort;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.OperatorSpec;

/// Keeps a part of the rows in the order of their arrival.
///
/// @param offset the number of rows to skip
/// @param fetch the largest number of rows
public record LimitSpec(long offset, long fetch) implements OperatorSpec {
    @Override
    public BatchOperator open(OperatorServices services) {
        return new BatchOperator() {
            private long passed;

            @Override
            public void process(int input, ColumnBatch batch) {
                long end = fetch > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + fetch;
                long from = Math.clamp(offset - passed, 0L, batch.size());
                long to = Math.clamp(end - passed, 0L, batch.size());
                passed += batch.size();
                if (from < to) services.emit(batch.slice((int) from, (int) to));
            }
        };
    }
}
