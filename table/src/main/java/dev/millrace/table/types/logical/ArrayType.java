package dev.millrace.table.types.logical;

import java.util.List;

/// Describes sequences of values of one type: `ARRAY<t>`.
public final class ArrayType extends LogicalType {
    /// The format of the text without nullability.
    public static final String FORMAT = "ARRAY<%s>";

    private static final long serialVersionUID = 1L;

    private final LogicalType elementType;

    /// Creates the type with the given nullability and type of elements.
    public ArrayType(boolean isNullable, LogicalType elementType) {
        super(isNullable, LogicalTypeRoot.ARRAY);
        this.elementType = elementType;
    }

    /// Creates the nullable type with the given type of elements.
    public ArrayType(LogicalType elementType) {
        this(true, elementType);
    }

    /// Returns the type of elements.
    public LogicalType getElementType() {
        return elementType;
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new ArrayType(isNullable, elementType);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String asSummaryString() {
        return withNullability(FORMAT, elementType.asSummaryString());
    }

    @Override
    public String asSerializableString() {
        return withNullability(FORMAT, elementType.asSerializableString());
    }

    @Override
    public boolean supportsInputConversion(Class<?> type) {
        if (List.class.isAssignableFrom(type) || ValueClasses.ARRAY.is(type)) return true;
        return type.isArray() && elementType.supportsInputConversion(type.getComponentType());
    }

    @Override
    public boolean supportsOutputConversion(Class<?> type) {
        if (type == List.class || ValueClasses.ARRAY.is(type)) return true;
        return type.isArray() && elementType.supportsOutputConversion(type.getComponentType());
    }

    @Override
    public Class<?> getDefaultConversion() {
        return elementType.getDefaultConversion().arrayType();
    }

    @Override
    public List<LogicalType> getChildren() {
        return List.of(elementType);
    }

    @Override
    List<?> parameters() {
        return getChildren();
    }
}
