package dev.millrace.table.expressions;

import dev.millrace.table.types.DataType;
import java.util.List;

/// Is an expression in SQL whose type is known.
///
/// @param sqlExpression the text
/// @param getOutputDataType the type
public record ResolvedSqlExpression(String sqlExpression, DataType getOutputDataType) implements ResolvedExpression {
    @Override
    public String asSummaryString() {
        return sqlExpression;
    }

    @Override
    public List<Expression> getChildren() {
        return List.of();
    }

    @Override
    public List<ResolvedExpression> getResolvedChildren() {
        return List.of();
    }

    @Override
    public String toString() {
        return sqlExpression;
    }
}
