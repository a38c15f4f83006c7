package dev.millrace.table.types.logical;

import java.util.List;

/// Describes a NULL whose type is not known yet. Every type can replace it.
public final class NullType extends LogicalType {
    private static final long serialVersionUID = 1L;

    /// Creates the type.
    public NullType() {
        super(true, LogicalTypeRoot.NULL);
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        if (!isNullable) throw new IllegalArgumentException("The type of NULL is always nullable.");
        return new NullType();
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String asSerializableString() {
        return "NULL";
    }

    @Override
    public boolean supportsInputConversion(Class<?> type) {
        return type == Object.class;
    }

    @Override
    public boolean supportsOutputConversion(Class<?> type) {
        return !type.isPrimitive();
    }

    @Override
    public Class<?> getDefaultConversion() {
        return Object.class;
    }

    @Override
    public List<LogicalType> getChildren() {
        return List.of();
    }
}
