package dev.millrace.sql.external;

import dev.millrace.api.value.Row;
import dev.millrace.api.value.RowKind;
import dev.millrace.sql.function.JavaValues;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericMapData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.MapType;
import dev.millrace.table.types.logical.RowType;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Converts single values of programs into the internal form of tables.
final class ExternalValues {
    private ExternalValues() {}

    /// Returns a value of a program in internal form.
    static @Nullable Object internal(@Nullable Object value, LogicalType type) {
        if (value == null) return null;
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR ->
                StringData.fromString(value instanceof Enum<?> named ? named.name() : value.toString());
            case DECIMAL -> decimal(value, (DecimalType) type);
            case DATE ->
                value instanceof java.sql.Date date
                        ? (Object) (int) date.toLocalDate().toEpochDay()
                        : JavaValues.toInternal(value, type);
            case TIMESTAMP_WITHOUT_TIME_ZONE ->
                value instanceof Timestamp time
                        ? TimestampData.fromTimestamp(time)
                        : JavaValues.toInternal(value, type);
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> TimestampData.fromInstant((Instant) value);
            case ARRAY -> internalArray(value, ((ArrayType) type).getElementType());
            case MAP -> {
                MapType map = (MapType) type;
                Map<Object, @Nullable Object> converted = new LinkedHashMap<>();
                ((Map<?, ?>) value)
                        .forEach((key, each) ->
                                converted.put(internal(key, map.getKeyType()), internal(each, map.getValueType())));
                yield new GenericMapData(converted);
            }
            case ROW -> data(value, (RowType) type);
            default -> JavaValues.toInternal(value, type);
        };
    }

    private static @Nullable Object decimal(Object value, DecimalType type) {
        BigDecimal number = value instanceof BigInteger whole ? new BigDecimal(whole) : (BigDecimal) value;
        return DecimalData.fromBigDecimal(number, type.getPrecision(), type.getScale());
    }

    private static Object internalArray(Object value, LogicalType type) {
        Object array = value instanceof List<?> list ? list.toArray() : value;
        Object[] converted = new Object[Array.getLength(array)];
        for (int i = 0; i < converted.length; i++) converted[i] = internal(Array.get(array, i), type);
        return new GenericArrayData(converted);
    }

    private static RowData data(Object value, RowType type) {
        RecordFields fields = RecordFields.of(value.getClass(), type.getFieldNames());
        GenericRowData data =
                new GenericRowData(value instanceof Row row ? row.getKind() : RowKind.INSERT, type.getFieldCount());
        for (int i = 0; i < type.getFieldCount(); i++) {
            data.setField(i, internal(fields.field(value, i), type.getTypeAt(i)));
        }
        return data;
    }
}
