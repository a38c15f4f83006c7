package dev.millrace.table.types.logical;

import dev.millrace.table.types.ColumnList;
import java.util.List;

/// Describes lists of columns that are arguments of table functions: `DESCRIPTOR(a, b)`.
public final class DescriptorType extends LogicalType {
    private static final long serialVersionUID = 1L;

    /// Creates the type with the given nullability.
    public DescriptorType(boolean isNullable) {
        super(isNullable, LogicalTypeRoot.DESCRIPTOR);
    }

    /// Creates the nullable type.
    public DescriptorType() {
        this(true);
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new DescriptorType(isNullable);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String asSerializableString() {
        return withNullability("DESCRIPTOR");
    }

    @Override
    public boolean supportsInputConversion(Class<?> type) {
        return type == ColumnList.class;
    }

    @Override
    public boolean supportsOutputConversion(Class<?> type) {
        return type == ColumnList.class;
    }

    @Override
    public Class<?> getDefaultConversion() {
        return ColumnList.class;
    }

    @Override
    public List<LogicalType> getChildren() {
        return List.of();
    }
}
