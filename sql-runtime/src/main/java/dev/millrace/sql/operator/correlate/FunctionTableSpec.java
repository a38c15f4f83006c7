package dev.millrace.sql.operator.correlate;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.expression.Evaluation;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.OperatorSpec;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.table.data.RowData;

/// Returns the rows of a table function for each row of its input.
public record FunctionTableSpec(QueryPlan.FunctionTable plan) implements OperatorSpec {
    @Override
    public BatchOperator open(OperatorServices services) {
        Interpreter interpreter = services.settings().interpreter();
        Evaluation[] operands =
                plan.operands().stream().map(interpreter::evaluation).toArray(Evaluation[]::new);
        FunctionRows rows = new FunctionRows(plan, interpreter, operands);
        BatchBuilder results = new BatchBuilder(plan.rowType());
        return new BatchOperator() {
            @Override
            public void process(int input, ColumnBatch batch) {
                int started = 0;
                for (int row = 0; row < batch.size(); row++) {
                    for (; started < Math.min(batch.size(), row + rows.capacity()); started++) {
                        rows.start(batch.row(started));
                    }
                    for (RowData each : rows.of(batch.row(row))) {
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
