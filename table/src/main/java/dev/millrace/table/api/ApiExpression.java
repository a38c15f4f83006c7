package dev.millrace.table.api;

import dev.millrace.table.expressions.Expression;
import java.util.List;

/// Is an expression that programs extend by methods, such as `$("a").plus(1)`. Immutable.
public final class ApiExpression extends BaseExpressions<Object, ApiExpression> implements Expression {
    private final Expression wrapped;

    /// Wraps an expression.
    public ApiExpression(Expression wrapped) {
        this.wrapped = wrapped instanceof ApiExpression api ? api.wrapped : wrapped;
    }

    @Override
    protected ApiExpression toApiSpecificExpression(Expression expression) {
        return new ApiExpression(expression);
    }

    @Override
    public Expression toExpr() {
        return wrapped;
    }

    @Override
    public String asSummaryString() {
        return wrapped.asSummaryString();
    }

    @Override
    public List<Expression> getChildren() {
        return wrapped.getChildren();
    }

    @Override
    public String toString() {
        return asSummaryString();
    }
}
