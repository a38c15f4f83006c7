package dev.millrace.sql.operator.correlate;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.OperatorSpec;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.table.data.RowData;
import java.util.List;

/// Returns one row per element of the collections in its input.
public record UnnestSpec(QueryPlan.Unnest plan) implements OperatorSpec {
    @Override
    public BatchOperator open(OperatorServices services) {
        BatchBuilder results = new BatchBuilder(plan.rowType());
        return new BatchOperator() {
            @Override
            public void process(int input, ColumnBatch batch) {
                for (int row = 0; row < batch.size(); row++) {
                    for (RowData each : UnnestedRows.of(plan, List.of(batch.row(row)))) {
                        results.append(each);
                        services.emitIfFull(results);
                    }
                }
            }

            @Override
            public void finish() {
                services.emit(results.build());
            }
        };
    }
}
