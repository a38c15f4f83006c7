package dev.millrace.table.types.logical;

import java.util.List;

/// Is a type without types in it, whose Java classes depend only on its root.
abstract class BasicType extends LogicalType {
    private static final long serialVersionUID = 1L;

    BasicType(boolean isNullable, LogicalTypeRoot typeRoot) {
        super(isNullable, typeRoot);
    }

    /// Returns the text of the type without its nullability.
    abstract String text();

    @Override
    public String asSerializableString() {
        return withNullability("%s", text());
    }

    @Override
    public boolean supportsInputConversion(Class<?> type) {
        return JavaClasses.of(getTypeRoot()).isInput(type);
    }

    @Override
    public boolean supportsOutputConversion(Class<?> type) {
        return JavaClasses.of(getTypeRoot()).isOutput(type) && !(isNullable() && type.isPrimitive());
    }

    @Override
    public Class<?> getDefaultConversion() {
        return JavaClasses.of(getTypeRoot()).first();
    }

    @Override
    public List<LogicalType> getChildren() {
        return List.of();
    }
}
