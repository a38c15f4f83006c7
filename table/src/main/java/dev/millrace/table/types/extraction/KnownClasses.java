package dev.millrace.table.types.extraction;

import dev.millrace.table.bitmap.Bitmap;
import dev.millrace.table.types.ColumnList;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypes;
import dev.millrace.table.variant.Variant;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lists the classes whose SQL type follows from the class alone.
final class KnownClasses {
    private static final int NANOS = 9;
    private static final int YEAR_DIGITS = 4;
    private static final Map<Class<?>, DataType> TYPES = types();

    private KnownClasses() {}

    private static Map<Class<?>, DataType> types() {
        Map<Class<?>, DataType> types = new HashMap<>();
        types.put(String.class, DataTypes.STRING());
        types.put(Boolean.class, DataTypes.BOOLEAN());
        types.put(Byte.class, DataTypes.TINYINT());
        types.put(Short.class, DataTypes.SMALLINT());
        types.put(Integer.class, DataTypes.INT());
        types.put(Long.class, DataTypes.BIGINT());
        types.put(Float.class, DataTypes.FLOAT());
        types.put(Double.class, DataTypes.DOUBLE());
        types.put(byte[].class, DataTypes.BYTES());
        types.put(LocalDate.class, DataTypes.DATE());
        types.put(Variant.class, DataTypes.VARIANT());
        types.put(Bitmap.class, DataTypes.BITMAP());
        types.put(java.sql.Date.class, DataTypes.DATE().bridgedTo(java.sql.Date.class));
        types.put(LocalTime.class, DataTypes.TIME(NANOS));
        types.put(java.sql.Time.class, DataTypes.TIME(0).bridgedTo(java.sql.Time.class));
        types.put(LocalDateTime.class, DataTypes.TIMESTAMP(NANOS));
        types.put(java.sql.Timestamp.class, DataTypes.TIMESTAMP(NANOS).bridgedTo(java.sql.Timestamp.class));
        types.put(OffsetDateTime.class, DataTypes.TIMESTAMP_WITH_TIME_ZONE(NANOS));
        types.put(ZonedDateTime.class, DataTypes.TIMESTAMP_WITH_TIME_ZONE(NANOS).bridgedTo(ZonedDateTime.class));
        types.put(Instant.class, DataTypes.TIMESTAMP_LTZ(NANOS));
        types.put(Duration.class, DataTypes.INTERVAL(DataTypes.SECOND(NANOS)));
        types.put(Period.class, DataTypes.INTERVAL(DataTypes.YEAR(YEAR_DIGITS), DataTypes.MONTH()));
        types.put(ColumnList.class, DataTypes.DESCRIPTOR());
        addPrimitive(types, boolean.class, DataTypes.BOOLEAN());
        addPrimitive(types, byte.class, DataTypes.TINYINT());
        addPrimitive(types, short.class, DataTypes.SMALLINT());
        addPrimitive(types, int.class, DataTypes.INT());
        addPrimitive(types, long.class, DataTypes.BIGINT());
        addPrimitive(types, float.class, DataTypes.FLOAT());
        addPrimitive(types, double.class, DataTypes.DOUBLE());
        return types;
    }

    private static void addPrimitive(Map<Class<?>, DataType> types, Class<?> primitive, DataType type) {
        types.put(primitive, type.notNull().bridgedTo(primitive));
    }

    /// Returns the type of a class; null if it depends on more than the class.
    static @Nullable DataType of(Class<?> type, Hints hints) {
        if (type == BigDecimal.class && hints.precision() >= 0) {
            return DataTypes.DECIMAL(hints.precision(), Math.max(0, hints.scale()));
        }
        if (hints.seconds() >= 0 && type == LocalDateTime.class) return DataTypes.TIMESTAMP(hints.seconds());
        if (hints.seconds() >= 0 && type == Instant.class) return DataTypes.TIMESTAMP_LTZ(hints.seconds());
        return TYPES.get(type);
    }
}
