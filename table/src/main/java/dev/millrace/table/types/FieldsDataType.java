package dev.millrace.table.types;

import dev.millrace.table.types.logical.LogicalType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is the type of rows and of structured types.
public final class FieldsDataType extends DataType {
    private static final long serialVersionUID = 1L;

    private final List<DataType> fieldDataTypes;

    /// Creates a type.
    ///
    /// @param conversionClass the class of the values; null for the default
    public FieldsDataType(LogicalType logicalType, @Nullable Class<?> conversionClass, List<DataType> fieldDataTypes) {
        super(logicalType, conversionClass);
        this.fieldDataTypes = List.copyOf(fieldDataTypes);
    }

    /// Creates a type whose values have the default class.
    public FieldsDataType(LogicalType logicalType, List<DataType> fieldDataTypes) {
        this(logicalType, null, fieldDataTypes);
    }

    @Override
    public DataType notNull() {
        return new FieldsDataType(getLogicalType().copy(false), getConversionClass(), fieldDataTypes);
    }

    @Override
    public DataType nullable() {
        return new FieldsDataType(getLogicalType().copy(true), getConversionClass(), fieldDataTypes);
    }

    @Override
    public DataType bridgedTo(Class<?> newConversionClass) {
        return new FieldsDataType(getLogicalType(), newConversionClass, fieldDataTypes);
    }

    @Override
    public List<DataType> getChildren() {
        return fieldDataTypes;
    }

    @Override
    public <R> R accept(DataTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
