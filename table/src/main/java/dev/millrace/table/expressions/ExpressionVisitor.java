package dev.millrace.table.expressions;

/// Visits expressions by their kind.
///
/// @param <R> the result of a visit
public interface ExpressionVisitor<R> {

    /// Visits the call of a function.
    R visit(CallExpression call);

    /// Visits a value.
    R visit(ValueLiteralExpression valueLiteral);

    /// Visits a reference to a column.
    R visit(FieldReferenceExpression fieldReference);

    /// Visits a type.
    R visit(TypeLiteralExpression typeLiteral);

    /// Visits an expression of another kind.
    R visit(Expression other);

    /// Visits a reference to a field within a column.
    default R visit(NestedFieldReferenceExpression nestedFieldReference) {
        return visit((Expression) nestedFieldReference);
    }
}
