package dev.millrace.table.expressions;

import java.util.List;

/// Is an expression in SQL.
///
/// @param sqlExpression the text
public record SqlCallExpression(String sqlExpression) implements Expression {

    /// Returns the text.
    public String getSqlExpression() {
        return sqlExpression;
    }

    @Override
    public String asSummaryString() {
        return sqlExpression;
    }

    @Override
    public List<Expression> getChildren() {
        return List.of();
    }

    @Override
    public String toString() {
        return sqlExpression;
    }
}
