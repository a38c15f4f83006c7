package dev.millrace.sql.stream.calc;

import dev.millrace.sql.compile.BatchProjection;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Computes one column per expression. The rows keep their kinds.
public record ProjectChanges(List<Expr> expressions, RowType rowType) implements ContinuousSpec {
    @Override
    public ContinuousOperator open(ContinuousServices services) {
        BatchProjection projection = services.operators().expressions().projection(expressions, rowType);
        return (_, batch) -> services.emit(projection.of(batch));
    }
}
