package dev.millrace.table.expressions;

/// Visits expressions of all kinds in one way, unless a subclass overrides the method of a kind.
///
/// @param <T> the result of a visit
public abstract class ExpressionDefaultVisitor<T> implements ExpressionVisitor<T> {

    /// Visits an expression whose kind has no method of its own.
    protected abstract T defaultMethod(Expression expression);

    @Override
    public T visit(CallExpression call) {
        return defaultMethod(call);
    }

    @Override
    public T visit(ValueLiteralExpression valueLiteral) {
        return defaultMethod(valueLiteral);
    }

    @Override
    public T visit(FieldReferenceExpression fieldReference) {
        return defaultMethod(fieldReference);
    }

    @Override
    public T visit(TypeLiteralExpression typeLiteral) {
        return defaultMethod(typeLiteral);
    }

    @Override
    public T visit(Expression other) {
        return defaultMethod(other);
    }

    @Override
    public T visit(NestedFieldReferenceExpression nestedFieldReference) {
        return defaultMethod(nestedFieldReference);
    }
}
