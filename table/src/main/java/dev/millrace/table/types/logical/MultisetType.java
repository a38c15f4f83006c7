package dev.millrace.table.types.logical;

import java.util.List;
import java.util.Map;

/// Describes bags: values of one type, each with the number of times that it occurs: `MULTISET<t>`.
public final class MultisetType extends LogicalType {
    /// The format of the text without nullability.
    public static final String FORMAT = "MULTISET<%s>";

    private static final long serialVersionUID = 1L;

    private final LogicalType elementType;

    /// Creates the type with the given nullability and type of elements.
    public MultisetType(boolean isNullable, LogicalType elementType) {
        super(isNullable, LogicalTypeRoot.MULTISET);
        this.elementType = elementType;
    }

    /// Creates the nullable type with the given type of elements.
    public MultisetType(LogicalType elementType) {
        this(true, elementType);
    }

    /// Returns the type of elements.
    public LogicalType getElementType() {
        return elementType;
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new MultisetType(isNullable, elementType);
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
        return Map.class.isAssignableFrom(type) || ValueClasses.MAP.is(type);
    }

    @Override
    public boolean supportsOutputConversion(Class<?> type) {
        return type == Map.class || ValueClasses.MAP.is(type);
    }

    @Override
    public Class<?> getDefaultConversion() {
        return Map.class;
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
