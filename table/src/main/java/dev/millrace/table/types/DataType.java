package dev.millrace.table.types;

import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.StructuredType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Consists of a logical type and the Java class of its values at the borders of tables. Immutable.
public abstract class DataType implements AbstractDataType<DataType>, Serializable {
    private static final long serialVersionUID = 1L;

    private final LogicalType logicalType;
    private final Class<?> conversionClass;

    DataType(LogicalType logicalType, @Nullable Class<?> conversionClass) {
        this.logicalType = logicalType;
        this.conversionClass =
                conversionClass == null ? logicalType.getDefaultConversion() : checked(logicalType, conversionClass);
    }

    private static Class<?> checked(LogicalType type, Class<?> wanted) {
        if (type.supportsInputConversion(wanted) || type.supportsOutputConversion(wanted)) return wanted;
        throw new ValidationException(
                "The type %s cannot have values of the class %s.".formatted(type.asSummaryString(), wanted.getName()));
    }

    /// Returns the logical type.
    public LogicalType getLogicalType() {
        return logicalType;
    }

    /// Returns the Java class of the values.
    public Class<?> getConversionClass() {
        return conversionClass;
    }

    /// Returns the types of the elements, of key and value, or of the fields.
    public abstract List<DataType> getChildren();

    /// Calls the method of the visitor for this kind of type.
    public abstract <R> R accept(DataTypeVisitor<R> visitor);

    /// Returns the names of the fields of a row or structured type; empty for other types.
    public static List<String> getFieldNames(DataType dataType) {
        return switch (dataType.getLogicalType()) {
            case RowType row -> row.getFieldNames();
            case StructuredType structured ->
                structured.getAttributes().stream()
                        .map(StructuredType.StructuredAttribute::getName)
                        .toList();
            default -> List.of();
        };
    }

    /// Returns the types of the fields of a row or structured type; empty for other types.
    public static List<DataType> getFieldDataTypes(DataType dataType) {
        return getFieldNames(dataType).isEmpty() ? List.of() : dataType.getChildren();
    }

    /// Returns the number of fields of a row or structured type; 0 for other types.
    public static int getFieldCount(DataType dataType) {
        return getFieldDataTypes(dataType).size();
    }

    /// Returns the fields of a row or structured type; empty for other types.
    public static List<DataTypes.Field> getFields(DataType dataType) {
        List<String> names = getFieldNames(dataType);
        List<DataType> types = getFieldDataTypes(dataType);
        List<DataTypes.Field> fields = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) fields.add(DataTypes.FIELD(names.get(i), types.get(i)));
        return fields;
    }

    @Override
    public String toString() {
        return logicalType.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DataType type
                && getClass() == type.getClass()
                && logicalType.equals(type.logicalType)
                && conversionClass.equals(type.conversionClass)
                && getChildren().equals(type.getChildren());
    }

    @Override
    public int hashCode() {
        return Objects.hash(logicalType, conversionClass);
    }
}
