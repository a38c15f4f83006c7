package dev.millrace.sql.external;

import dev.millrace.sql.function.JavaValues;
import dev.millrace.table.bitmap.Bitmap;
import dev.millrace.table.bitmap.RoaringBitmapData;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RawValueData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.CollectionDataType;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.KeyValueDataType;
import dev.millrace.table.types.TypeConversions;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RawType;
import java.nio.charset.StandardCharsets;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;

/// Creates converters.
final class Converters {
    private static final long MILLION = 1_000_000;

    private Converters() {}

    static ValueConverter of(DataType type) {
        LogicalType logical = type.getLogicalType();
        Class<?> target = type.getConversionClass();
        return switch (logical.getTypeRoot()) {
            case CHAR, VARCHAR -> text(target);
            case DATE -> date(logical, target);
            case TIME_WITHOUT_TIME_ZONE -> time(logical, target);
            case TIMESTAMP_WITHOUT_TIME_ZONE -> timestamp(logical, target);
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> instant(logical, target);
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME ->
                target == Integer.class || target == int.class || target == Long.class || target == long.class
                        ? ValueConverter.same()
                        : plain(logical);
            case DECIMAL -> target.getSimpleName().equals("DecimalData") ? ValueConverter.same() : plain(logical);
            case ARRAY ->
                target == ArrayData.class
                        ? ValueConverter.same()
                        : CollectionConverters.array((CollectionDataType) type, logical);
            case MULTISET ->
                target == MapData.class
                        ? ValueConverter.same()
                        : CollectionConverters.map(
                                ((CollectionDataType) type).getElementDataType(),
                                TypeConversions.fromLogicalToDataType(new IntType(false)));
            case MAP ->
                target == MapData.class
                        ? ValueConverter.same()
                        : CollectionConverters.map(
                                ((KeyValueDataType) type).getKeyDataType(),
                                ((KeyValueDataType) type).getValueDataType());
            case ROW, STRUCTURED_TYPE ->
                target == RowData.class ? ValueConverter.same() : ObjectConverters.of(type, target);
            case BITMAP -> new ValueConverter(Converters::copy, Converters::copy);
            case RAW -> target == RawValueData.class ? ValueConverter.same() : raw((RawType<?>) logical);
            default -> ValueConverter.same();
        };
    }

    /// Returns a copy, because programs may change their bitmaps, and the engine shares those of columns.
    private static Object copy(Object bitmap) {
        return RoaringBitmapData.of((Bitmap) bitmap).copy();
    }

    private static ValueConverter plain(LogicalType type) {
        return new ValueConverter(
                value -> Objects.requireNonNull(JavaValues.toExternal(value, type)),
                value -> JavaValues.toInternal(value, type));
    }

    private static ValueConverter text(Class<?> target) {
        if (target == StringData.class) return ValueConverter.same();
        if (target == byte[].class) {
            return new ValueConverter(
                    value -> value.toString().getBytes(StandardCharsets.UTF_8),
                    value -> StringData.fromBytes((byte[]) value));
        }
        return new ValueConverter(Object::toString, value -> StringData.fromString(value.toString()));
    }

    private static ValueConverter date(LogicalType type, Class<?> target) {
        if (target == Integer.class || target == int.class) return ValueConverter.same();
        if (target != java.sql.Date.class) return plain(type);
        return new ValueConverter(value -> java.sql.Date.valueOf(LocalDate.ofEpochDay((int) value)), value ->
                (int) ((java.sql.Date) value).toLocalDate().toEpochDay());
    }

    private static ValueConverter time(LogicalType type, Class<?> target) {
        if (target == Integer.class || target == int.class) return ValueConverter.same();
        if (target == Long.class || target == long.class) {
            return new ValueConverter(value -> (int) value * MILLION, value -> (int) ((long) value / MILLION));
        }
        if (target != Time.class) return plain(type);
        return new ValueConverter(value -> Time.valueOf(LocalTime.ofNanoOfDay((int) value * MILLION)), value ->
                (int) (((Time) value).toLocalTime().toNanoOfDay() / MILLION));
    }

    private static ValueConverter timestamp(LogicalType type, Class<?> target) {
        if (target == TimestampData.class) return ValueConverter.same();
        if (target != Timestamp.class) return plain(type);
        return new ValueConverter(
                value -> ((TimestampData) value).toTimestamp(),
                value -> TimestampData.fromTimestamp((Timestamp) value));
    }

    private static ValueConverter instant(LogicalType type, Class<?> target) {
        if (target == TimestampData.class) return ValueConverter.same();
        if (target == Long.class || target == long.class) {
            return new ValueConverter(
                    value -> ((TimestampData) value).getMillisecond(),
                    value -> TimestampData.fromEpochMillis((long) value));
        }
        if (target == Integer.class || target == int.class) {
            return new ValueConverter(
                    value -> (int) (((TimestampData) value).getMillisecond() / 1000),
                    value -> TimestampData.fromEpochMillis((int) value * 1000L));
        }
        if (target != Timestamp.class) return plain(type);
        return new ValueConverter(
                value -> Timestamp.from(((TimestampData) value).toInstant()),
                value -> TimestampData.fromInstant(Instant.ofEpochMilli(((Timestamp) value).getTime())
                        .plusNanos(((Timestamp) value).getNanos() % MILLION)));
    }

    @SuppressWarnings("unchecked")
    private static <T> ValueConverter raw(RawType<T> type) {
        return new ValueConverter(
                value -> ((RawValueData<T>) value).toObject(type.getTypeSerializer()),
                value -> RawValueData.fromObject((T) value));
    }
}
