package dev.millrace.table.types;

import dev.millrace.table.types.logical.LogicalType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is a type without children, such as a number or a text.
public final class AtomicDataType extends DataType {
    private static final long serialVersionUID = 1L;

    /// Creates a type.
    ///
    /// @param conversionClass the class of the values; null for the default of the logical type
    public AtomicDataType(LogicalType logicalType, @Nullable Class<?> conversionClass) {
        super(logicalType, conversionClass);
    }

    /// Creates a type whose values have the default class.
    public AtomicDataType(LogicalType logicalType) {
        super(logicalType, null);
    }

    @Override
    public DataType notNull() {
        return new AtomicDataType(getLogicalType().copy(false), getConversionClass());
    }

    @Override
    public DataType nullable() {
        return new AtomicDataType(getLogicalType().copy(true), getConversionClass());
    }

    @Override
    public DataType bridgedTo(Class<?> newConversionClass) {
        return new AtomicDataType(getLogicalType(), newConversionClass);
    }

    @Override
    public List<DataType> getChildren() {
        return List.of();
    }

    @Override
    public <R> R accept(DataTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
