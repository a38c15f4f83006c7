package dev.millrace.table.types.utils;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Changes data types.
public final class DataTypeUtils {
    private DataTypeUtils() {}

    /// Returns a row type with further fields behind its own.
    public static DataType appendRowFields(DataType dataType, List<DataTypes.Field> fields) {
        if (fields.isEmpty()) return dataType;
        List<DataTypes.Field> all = new ArrayList<>(DataType.getFields(dataType));
        all.addAll(fields);
        return nullableAs(DataTypes.ROW(all), dataType);
    }

    /// Returns a row type whose fields have lost a prefix of their names.
    public static DataType stripRowPrefix(DataType dataType, String prefix) {
        List<DataTypes.Field> fields = new ArrayList<>();
        for (DataTypes.Field each : DataType.getFields(dataType)) {
            String name = each.getName();
            String stripped = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
            fields.add(DataTypes.FIELD(stripped, each.getDataType()));
        }
        return nullableAs(DataTypes.ROW(fields), dataType);
    }

    private static DataType nullableAs(DataType row, DataType model) {
        return model.getLogicalType().isNullable() ? row : row.notNull();
    }

    /// Returns a field of a row or structured type by its index; empty if there is none.
    public static Optional<DataType> getField(DataType compositeType, int index) {
        List<DataType> types = DataType.getFieldDataTypes(compositeType);
        return index < 0 || index >= types.size() ? Optional.empty() : Optional.of(types.get(index));
    }

    /// Returns a field of a row or structured type by its name; empty if there is none.
    public static Optional<DataType> getField(DataType compositeType, String name) {
        return getField(compositeType, DataType.getFieldNames(compositeType).indexOf(name));
    }

    /// Returns the types of the fields of a row or structured type, and otherwise the type itself.
    public static List<DataType> flattenToDataTypes(DataType dataType) {
        List<DataType> types = DataType.getFieldDataTypes(dataType);
        return types.isEmpty() ? List.of(dataType) : types;
    }

    /// Returns the names of the fields of a row or structured type, and otherwise `f0`.
    public static List<String> flattenToNames(DataType dataType) {
        List<String> names = DataType.getFieldNames(dataType);
        return names.isEmpty() ? List.of("f0") : names;
    }
}
