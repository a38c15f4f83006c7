package dev.millrace.table.types;

import dev.millrace.table.types.logical.LogicalType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is the type of maps.
public final class KeyValueDataType extends DataType {
    private static final long serialVersionUID = 1L;

    private final DataType keyDataType;
    private final DataType valueDataType;

    /// Creates a type.
    ///
    /// @param conversionClass the class of the values; null for the default
    public KeyValueDataType(
            LogicalType logicalType, @Nullable Class<?> conversionClass, DataType keyDataType, DataType valueDataType) {
        super(logicalType, conversionClass);
        this.keyDataType = keyDataType;
        this.valueDataType = valueDataType;
    }

    /// Creates a type whose values have the default class.
    public KeyValueDataType(LogicalType logicalType, DataType keyDataType, DataType valueDataType) {
        this(logicalType, null, keyDataType, valueDataType);
    }

    /// Returns the type of the keys.
    public DataType getKeyDataType() {
        return keyDataType;
    }

    /// Returns the type of the values.
    public DataType getValueDataType() {
        return valueDataType;
    }

    @Override
    public DataType notNull() {
        return new KeyValueDataType(getLogicalType().copy(false), getConversionClass(), keyDataType, valueDataType);
    }

    @Override
    public DataType nullable() {
        return new KeyValueDataType(getLogicalType().copy(true), getConversionClass(), keyDataType, valueDataType);
    }

    @Override
    public DataType bridgedTo(Class<?> newConversionClass) {
        return new KeyValueDataType(getLogicalType(), newConversionClass, keyDataType, valueDataType);
    }

    @Override
    public List<DataType> getChildren() {
        return List.of(keyDataType, valueDataType);
    }

    @Override
    public <R> R accept(DataTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
