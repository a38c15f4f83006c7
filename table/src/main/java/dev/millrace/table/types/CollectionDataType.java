package dev.millrace.table.types;

import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is the type of arrays or multisets.
public final class CollectionDataType extends DataType {
    private static final long serialVersionUID = 1L;

    private final DataType elementDataType;

    /// Creates a type.
    ///
    /// @param conversionClass the class of the values; null for the default
    public CollectionDataType(LogicalType logicalType, @Nullable Class<?> conversionClass, DataType elementDataType) {
        super(logicalType, conversionClass == null ? usual(logicalType, elementDataType) : conversionClass);
        this.elementDataType = elementDataType;
    }

    /// Creates a type whose values have the default class.
    public CollectionDataType(LogicalType logicalType, DataType elementDataType) {
        this(logicalType, null, elementDataType);
    }

    private static Class<?> usual(LogicalType type, DataType element) {
        return type.is(LogicalTypeRoot.ARRAY) ? element.getConversionClass().arrayType() : type.getDefaultConversion();
    }

    /// Returns the type of the elements.
    public DataType getElementDataType() {
        return elementDataType;
    }

    @Override
    public DataType notNull() {
        return new CollectionDataType(getLogicalType().copy(false), getConversionClass(), elementDataType);
    }

    @Override
    public DataType nullable() {
        return new CollectionDataType(getLogicalType().copy(true), getConversionClass(), elementDataType);
    }

    @Override
    public DataType bridgedTo(Class<?> newConversionClass) {
        return new CollectionDataType(getLogicalType(), newConversionClass, elementDataType);
    }

    @Override
    public List<DataType> getChildren() {
        return List.of(elementDataType);
    }

    @Override
    public <R> R accept(DataTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
