package dev.millrace.table.types.logical;

import java.util.List;

/// Describes lists of columns that are arguments of table functions: `DESCRIPTOR(a, b)`.
public final class DescriptorType extends LogicalType {
    private static final long serialVersionUID = 1L;
    /// The class of the values. Its package uses this one, so that only its name may stand here.
    private static final String COLUMN_LIST = "dev.millrace.table.types.ColumnList";

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
        return type.getName().equals(COLUMN_LIST);
    }

    @Override
    public boolean supportsOutputConversion(Class<?> type) {
        return type.getName().equals(COLUMN_LIST);
    }

    @Override
    public Class<?> getDefaultConversion() {
        try {
            return Class.forName(COLUMN_LIST, false, DescriptorType.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public List<LogicalType> getChildren() {
        return List.of();
    }
}
