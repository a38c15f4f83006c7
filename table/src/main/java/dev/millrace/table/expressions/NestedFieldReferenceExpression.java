package dev.millrace.table.expressions;

import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.types.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Refers to a field within a column.
public final class NestedFieldReferenceExpression implements ResolvedExpression {
    private final String[] fieldNames;
    private final int[] fieldIndices;
    private final DataType dataType;

    /// Creates a reference.
    ///
    /// @param fieldNames the name of the column, and then the names of the fields
    /// @param fieldIndices the places of the column and of the fields
    /// @param dataType the type of the last field
    public NestedFieldReferenceExpression(String[] fieldNames, int[] fieldIndices, DataType dataType) {
        this.fieldNames = fieldNames.clone();
        this.fieldIndices = fieldIndices.clone();
        this.dataType = dataType;
    }

    /// Returns the name of the column, and then the names of the fields.
    public String[] getFieldNames() {
        return fieldNames.clone();
    }

    /// Returns the places of the column and of the fields.
    public int[] getFieldIndices() {
        return fieldIndices.clone();
    }

    /// Returns all names, joined by underscores.
    public String getName() {
        return String.join("_", fieldNames);
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
        return Arrays.stream(fieldNames).map(Identifiers::quoted).collect(Collectors.joining("."));
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NestedFieldReferenceExpression reference
                && Arrays.equals(fieldNames, reference.fieldNames)
                && Arrays.equals(fieldIndices, reference.fieldIndices)
                && dataType.equals(reference.dataType);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(fieldNames) + dataType.hashCode();
    }

    @Override
    public String toString() {
        return asSummaryString();
    }
}
