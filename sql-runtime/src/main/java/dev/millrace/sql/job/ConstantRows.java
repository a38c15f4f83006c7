package dev.millrace.sql.job;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.expression.Evaluation;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.operator.OperatorSettings;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.table.data.GenericRowData;
import java.util.ArrayList;
import java.util.List;

/// Computes rows of constants.
final class ConstantRows {
    private ConstantRows() {}

    static List<ColumnBatch> of(QueryPlan.Values values, OperatorSettings settings) {
        Interpreter interpreter = settings.interpreter();
        BatchBuilder builder = new BatchBuilder(values.rowType());
        List<ColumnBatch> batches = new ArrayList<>();
        for (List<Expr> row : values.rows()) {
            GenericRowData data = new GenericRowData(row.size());
            for (int i = 0; i < row.size(); i++) {
                Evaluation value = interpreter.evaluation(row.get(i));
                data.setField(i, value.of(new GenericRowData(0)));
            }
            builder.append(data);
            if (builder.isFull()) batches.add(builder.build());
        }
        if (!builder.isEmpty()) batches.add(builder.build());
        return batches;
    }
}
