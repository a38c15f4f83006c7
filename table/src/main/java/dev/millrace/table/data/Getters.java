package dev.millrace.table.data;

import dev.millrace.table.fault.TableException;
import dev.millrace.table.fault.TableFaults;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.DistinctType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;

/// Makes readers of fields and elements by type.
final class Getters {
    private Getters() {}

    static RowData.FieldGetter ofField(LogicalType type, int pos) {
        RowData.FieldGetter present = presentField(type, pos);
        return row -> row.isNullAt(pos) ? null : present.getFieldOrNull(row);
    }

    static ArrayData.ElementGetter ofElements(LogicalType type) {
        ArrayData.ElementGetter present = presentElement(type);
        return (array, pos) -> array.isNullAt(pos) ? null : present.getElementOrNull(array, pos);
    }

    private static RowData.FieldGetter presentField(LogicalType type, int pos) {
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> row -> row.getString(pos);
            case BOOLEAN -> row -> row.getBoolean(pos);
            case BINARY, VARBINARY -> row -> row.getBinary(pos);
            case DECIMAL -> {
                int precision = ((DecimalType) type).getPrecision();
                int scale = ((DecimalType) type).getScale();
                yield row -> row.getDecimal(pos, precision, scale);
            }
            case TINYINT -> row -> row.getByte(pos);
            case SMALLINT -> row -> row.getShort(pos);
            case INTEGER, DATE, TIME_WITHOUT_TIME_ZONE, INTERVAL_YEAR_MONTH -> row -> row.getInt(pos);
            case BIGINT, INTERVAL_DAY_TIME -> row -> row.getLong(pos);
            case FLOAT -> row -> row.getFloat(pos);
            case DOUBLE -> row -> row.getDouble(pos);
            case TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> {
                int precision = LogicalTypeChecks.getPrecision(type);
                yield row -> row.getTimestamp(pos, precision);
            }
            case ARRAY -> row -> row.getArray(pos);
            case MULTISET, MAP -> row -> row.getMap(pos);
            case ROW, STRUCTURED_TYPE -> {
                int count = LogicalTypeChecks.getFieldCount(type);
                yield row -> row.getRow(pos, count);
            }
            case RAW -> row -> row.getRawValue(pos);
            case VARIANT -> row -> row.getVariant(pos);
            case BITMAP -> row -> row.getBitmap(pos);
            case DISTINCT_TYPE -> presentField(((DistinctType) type).getSourceType(), pos);
            case NULL -> _ -> null;
            default -> throw unknown(type);
        };
    }

    private static ArrayData.ElementGetter presentElement(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> (array, pos) -> array.getString(pos);
            case BOOLEAN -> (array, pos) -> array.getBoolean(pos);
            case BINARY, VARBINARY -> (array, pos) -> array.getBinary(pos);
            case DECIMAL -> {
                int precision = ((DecimalType) type).getPrecision();
                int scale = ((DecimalType) type).getScale();
                yield (array, pos) -> array.getDecimal(pos, precision, scale);
            }
            case TINYINT -> (array, pos) -> array.getByte(pos);
            case SMALLINT -> (array, pos) -> array.getShort(pos);
            case INTEGER, DATE, TIME_WITHOUT_TIME_ZONE, INTERVAL_YEAR_MONTH -> (array, pos) -> array.getInt(pos);
            case BIGINT, INTERVAL_DAY_TIME -> (array, pos) -> array.getLong(pos);
            case FLOAT -> (array, pos) -> array.getFloat(pos);
            case DOUBLE -> (array, pos) -> array.getDouble(pos);
            case TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> {
                int precision = LogicalTypeChecks.getPrecision(type);
                yield (array, pos) -> array.getTimestamp(pos, precision);
            }
            case ARRAY -> (array, pos) -> array.getArray(pos);
            case MULTISET, MAP -> (array, pos) -> array.getMap(pos);
            case ROW, STRUCTURED_TYPE -> {
                int count = LogicalTypeChecks.getFieldCount(type);
                yield (array, pos) -> array.getRow(pos, count);
            }
            case RAW -> (array, pos) -> array.getRawValue(pos);
            case VARIANT -> (array, pos) -> array.getVariant(pos);
            case BITMAP -> (array, pos) -> array.getBitmap(pos);
            case DISTINCT_TYPE -> presentElement(((DistinctType) type).getSourceType());
            case NULL -> (_, _) -> null;
            default -> throw unknown(type);
        };
    }

    private static TableException unknown(LogicalType type) {
        return new TableException(TableFaults.VALUE
                .what("Values of the type %s cannot be read from rows and arrays.", type)
                .why("this type has no internal form yet")
                .fix("Cast the value to another type."));
    }
}
