package dev.millrace.table.expressions;

import dev.millrace.table.types.DataTypeFactory;
import dev.millrace.table.types.UnresolvedDataType;
import java.util.List;

/// Is a described type in an expression.
///
/// @param getUnresolvedDataType the description
public record UnresolvedTypeLiteralExpression(UnresolvedDataType getUnresolvedDataType) implements Expression {

    /// Returns the expression with the type that a factory creates.
    public TypeLiteralExpression resolve(DataTypeFactory dataTypeFactory) {
        return new TypeLiteralExpression(dataTypeFactory.createDataType(getUnresolvedDataType));
    }

    @Override
    public String asSummaryString() {
        return getUnresolvedDataType.toString();
    }

    @Override
    public List<Expression> getChildren() {
        return List.of();
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String toString() {
        return asSummaryString();
    }
}
