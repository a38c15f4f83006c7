package dev.millrace.table.types.logical;

import java.util.List;
import java.util.Map;

/// Describes maps from values of one type to values of another: `MAP<k, v>`.
public final class MapType extends LogicalType {
    /// The format of the text without nullability.
    public static final String FORMAT = "MAP<%s, %s>";

    private static final long serialVersionUID = 1L;

    private final LogicalType keyType;
    private final LogicalType valueType;

    /// Creates the type with the given nullability and types of keys and values.
    public MapType(boolean isNullable, LogicalType keyType, LogicalType valueType) {
        super(isNullable, LogicalTypeRoot.MAP);
        this.keyType = keyType;
        this.valueType = valueType;
    }

    /// Creates the nullable type with the given types of keys and values.
    public MapType(LogicalType keyType, LogicalType valueType) {
        this(true, keyType, valueType);
    }

    /// Returns the type of keys.
    public LogicalType getKeyType() {
        return keyType;
    }

    /// Returns the type of values.
    public LogicalType getValueType() {
        return valueType;
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new MapType(isNullable, keyType, valueType);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String asSummaryString() {
        return withNullability(FORMAT, keyType.asSummaryString(), valueType.asSummaryString());
    }

    @Override
    public String asSerializableString() {
        return withNullability(FORMAT, keyType.asSerializableString(), valueType.asSerializableString());
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
        return List.of(keyType, valueType);
    }

    @Override
    List<?> parameters() {
        return getChildren();
    }
}
