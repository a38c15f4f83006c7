package dev.millrace.table.data;

import dev.millrace.table.bitmap.Bitmap;
import dev.millrace.table.types.logical.DistinctType;
import dev.millrace.table.types.logical.LocalZonedTimestampType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.RowType.RowField;
import dev.millrace.table.types.logical.TimestampType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import dev.millrace.table.variant.Variant;
import java.util.ArrayList;
import java.util.List;

/// Derives types from other types.
public final class LogicalTypeUtils {
    private LogicalTypeUtils() {}

    /// Returns the type without the property that a column has the time of its rows, also within rows.
    public static LogicalType removeTimeAttributes(LogicalType type) {
        return switch (type) {
            case TimestampType each -> new TimestampType(each.isNullable(), each.getPrecision());
            case LocalZonedTimestampType each -> new LocalZonedTimestampType(each.isNullable(), each.getPrecision());
            case RowType row ->
                new RowType(
                        row.isNullable(),
                        row.getFields().stream()
                                .map(field -> new RowField(
                                        field.getName(),
                                        removeTimeAttributes(field.getType()),
                                        field.getDescription().orElse(null)))
                                .toList());
            default -> type;
        };
    }

    /// Returns the fields of a type as a row, or a row of one field for a type without fields.
    public static RowType toRowType(LogicalType type) {
        if (type instanceof RowType row) return row;
        if (!LogicalTypeChecks.isCompositeType(type)) return RowType.of(type);
        List<String> names = LogicalTypeChecks.getFieldNames(type);
        List<LogicalType> types = LogicalTypeChecks.getFieldTypes(type);
        return RowType.of(type.isNullable(), types.toArray(new LogicalType[0]), names.toArray(new String[0]));
    }

    /// Returns the row type with other names of fields.
    public static RowType renameRowFields(RowType rowType, List<String> newFieldNames) {
        if (rowType.getFieldCount() != newFieldNames.size()) {
            throw new IllegalArgumentException(newFieldNames + " are not the names of " + rowType);
        }
        List<RowField> fields = new ArrayList<>();
        for (int i = 0; i < newFieldNames.size(); i++) {
            RowField field = rowType.getFields().get(i);
            fields.add(new RowField(
                    newFieldNames.get(i),
                    field.getType(),
                    field.getDescription().orElse(null)));
        }
        return new RowType(rowType.isNullable(), fields);
    }

    /// Returns a name for the only column of a table that none of the names equals.
    public static String getAtomicName(List<String> existingNames) {
        int number = 0;
        while (existingNames.contains("f" + number)) number++;
        return "f" + number;
    }

    /// Returns the class of values of a type in internal form. See [RowData].
    public static Class<?> toInternalConversionClass(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> StringData.class;
            case BOOLEAN -> Boolean.class;
            case BINARY, VARBINARY -> byte[].class;
            case DECIMAL -> DecimalData.class;
            case TINYINT -> Byte.class;
            case SMALLINT -> Short.class;
            case INTEGER, DATE, TIME_WITHOUT_TIME_ZONE, INTERVAL_YEAR_MONTH -> Integer.class;
            case BIGINT, INTERVAL_DAY_TIME -> Long.class;
            case FLOAT -> Float.class;
            case DOUBLE -> Double.class;
            case TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_WITH_TIME_ZONE ->
                TimestampData.class;
            case ARRAY -> ArrayData.class;
            case MULTISET, MAP -> MapData.class;
            case ROW, STRUCTURED_TYPE -> RowData.class;
            case DISTINCT_TYPE -> toInternalConversionClass(((DistinctType) type).getSourceType());
            case RAW -> RawValueData.class;
            case VARIANT -> Variant.class;
            case BITMAP -> Bitmap.class;
            default -> Object.class;
        };
    }
}
