package dev.millrace.table.types;

import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.MapType;
import dev.millrace.table.types.logical.MultisetType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.StructuredType;
import java.util.List;

/// Converts logical types into data types with the default Java classes.
public final class TypeConversions {
    private TypeConversions() {}

    /// Returns the data type of a logical type.
    public static DataType fromLogicalToDataType(LogicalType logicalType) {
        return switch (logicalType) {
            case ArrayType array -> new CollectionDataType(array, fromLogicalToDataType(array.getElementType()));
            case MultisetType multiset ->
                new CollectionDataType(multiset, fromLogicalToDataType(multiset.getElementType()));
            case MapType map ->
                new KeyValueDataType(
                        map, fromLogicalToDataType(map.getKeyType()), fromLogicalToDataType(map.getValueType()));
            case RowType row -> new FieldsDataType(row, fromLogicalToDataType(row.getChildren()));
            case StructuredType structured ->
                new FieldsDataType(structured, fromLogicalToDataType(structured.getChildren()));
            default -> new AtomicDataType(logicalType);
        };
    }

    /// Returns the data types of logical types.
    public static List<DataType> fromLogicalToDataType(List<LogicalType> logicalTypes) {
        return logicalTypes.stream().map(TypeConversions::fromLogicalToDataType).toList();
    }

    /// Returns the logical type of a data type.
    public static LogicalType fromDataToLogicalType(DataType dataType) {
        return dataType.getLogicalType();
    }
}
