package dev.millrace.table.expressions;

import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.types.DataType;
import java.util.List;

/// Refers to a column whose type and place are known.
///
/// @param name the name of the column
/// @param dataType the type of the column
/// @param inputIndex the place of the input that has the column
/// @param fieldIndex the place of the column in its input
public record FieldReferenceExpression(String name, DataType dataType, int inputIndex, int fieldIndex)
        implements ResolvedExpression {

    /// Returns the name of the column.
    public String getName() {
        return name;
    }

    /// Returns the place of the input that has the column.
    public int getInputIndex() {
        return inputIndex;
    }

    /// Returns the place of the column in its input.
    public int getFieldIndex() {
        return fieldIndex;
    }

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
        return name;
    }

    @Override
    public String asSerializableString() {
        return Identifiers.quoted(name);
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
