package dev.millrace.sql.operator;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.compile.BatchProjection;
import dev.millrace.sql.expression.Expr;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Computes one column per expression.
public record ProjectSpec(List<Expr> expressions, RowType rowType) implements OperatorSpec {
    @Override
    public BatchOperator open(OperatorServices services) {
        BatchProjection projection = services.settings().expressions().projection(expressions, rowType);
        return (_, batch) -> services.emit(projection.of(batch));
    }
}
