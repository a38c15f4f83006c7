package dev.millrace.table.expressions;

import dev.millrace.table.types.DataType;
import java.util.List;

/// Is a type as the argument of a function, for example of CAST.
///
/// @param dataType the type
public record TypeLiteralExpression(DataType dataType) implements ResolvedExpression {
    @Override
    public DataType getOutputDataType() {
        return dataType;
    }

    @Override
    public List<ResolvedExpression> getResolvedChildren() {
        return List.of();
    }

    @Override
    public List<Expression> getChildren() {
        return List.of();
    }

    @Override
    public String asSummaryString() {
        return dataType.toString();
    }

    @Override
    public String asSerializableString() {
        return dataType.getLogicalType().asSerializableString();
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
