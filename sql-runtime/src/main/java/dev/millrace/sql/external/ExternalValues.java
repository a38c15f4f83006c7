package dev.millrace.sql.external;

import dev.millrace.api.value.Row;
import dev.millrace.api.value.RowKind;
import dev.millrace.sql.function.JavaValues;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericMapData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.MapType;
import dev.millrace.table.types.logical.MultisetType;
import dev.millrace.table.types.logical.RowType;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Converts single values between the internal form of tables and the classes of programs.
final class ExternalValues {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private ExternalValues() {}

    /// Returns a value in the default class of its type.
    static @Nullable Object external(@Nullable Object value, LogicalType type) {
        if (value == null) return null;
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> value.toString();
            case DECIMAL -> ((DecimalData) value).toBigDecimal();
            case DATE -> LocalDate.ofEpochDay((int) value);
            case TIME_WITHOUT_TIME_ZONE -> LocalTime.ofNanoOfDay((int) value * NANOS_PER_MILLI);
            case TIMESTAMP_WITHOUT_TIME_ZONE -> ((TimestampData) value).toLocalDateTime();
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> ((TimestampData) value).toInstant();
            case INTERVAL_YEAR_MONTH -> Period.ofMonths((int) value);
            case INTERVAL_DAY_TIME -> Duration.ofMillis((long) value);
            case ARRAY -> externalArray((ArrayData) value, ((ArrayType) type).getElementType());
            case MAP -> {
                MapType map = (MapType) type;
                yield externalMap((MapData) value, map.getKeyType(), map.getValueType());
            }
            case MULTISET -> externalMap((MapData) value, ((MultisetType) type).getElementType(), new IntType(false));
            case ROW -> row((RowData) value, (RowType) type);
            default -> value;
        };
    }

    /// Returns a row in the class of programs. The fields have positions and names.
    static Row row(RowData data, RowType type) {
        Object[] values = new Object[type.getFieldCount()];
        for (int i = 0; i < values.length; i++) {
            LogicalType field = type.getTypeAt(i);
            values[i] = external(RowData.createFieldGetter(field.copy(true), i).getFieldOrNull(data), field);
        }
        return Row.ofKind(data.getRowKind(), values);
    }

    private static Object externalArray(ArrayData data, LogicalType type) {
        ArrayData.ElementGetter getter = ArrayData.createElementGetter(type.copy(true));
        Object array = Array.newInstance(ExternalTypes.info(type).getTypeClass(), data.size());
        for (int i = 0; i < data.size(); i++) {
            Array.set(array, i, external(getter.getElementOrNull(data, i), type));
        }
        return array;
    }

    private static Map<@Nullable Object, @Nullable Object> externalMap(
            MapData data, LogicalType keyType, LogicalType valueType) {
        ArrayData.ElementGetter keys = ArrayData.createElementGetter(keyType.copy(true));
        ArrayData.ElementGetter values = ArrayData.createElementGetter(valueType.copy(true));
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < data.size(); i++) {
            map.put(
                    external(keys.getElementOrNull(data.keyArray(), i), keyType),
                    external(values.getElementOrNull(data.valueArray(), i), valueType));
        }
        return map;
    }

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
