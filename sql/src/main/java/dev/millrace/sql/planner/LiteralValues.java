package dev.millrace.sql.planner;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Objects;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/// Converts constants of Calcite to objects of the default conversion classes of their types.
final class LiteralValues {

    private LiteralValues() {}

    /// Returns the value of a literal; null for NULL.
    static @Nullable Object of(RexLiteral literal) {
        if (literal.isNull()) return null;
        SqlTypeName type = literal.getType().getSqlTypeName();
        if (SqlTypeName.YEAR_INTERVAL_TYPES.contains(type)) {
            return Period.ofMonths(value(literal, BigDecimal.class).intValue()).normalized();
        }
        if (SqlTypeName.DAY_INTERVAL_TYPES.contains(type)) {
            return Duration.ofMillis(value(literal, BigDecimal.class).longValue());
        }
        return switch (type) {
            case BOOLEAN -> value(literal, Boolean.class);
            case TINYINT -> value(literal, BigDecimal.class).byteValue();
            case SMALLINT -> value(literal, BigDecimal.class).shortValue();
            case INTEGER -> value(literal, BigDecimal.class).intValue();
            case BIGINT -> value(literal, BigDecimal.class).longValue();
            case FLOAT, REAL -> value(literal, Double.class).floatValue();
            case DOUBLE -> value(literal, Double.class);
            case DECIMAL ->
                value(literal, BigDecimal.class).setScale(literal.getType().getScale());
            case BINARY, VARBINARY -> value(literal, byte[].class);
            case DATE -> LocalDate.parse(value(literal, DateString.class).toString());
            case TIME -> LocalTime.parse(value(literal, TimeString.class).toString());
            case TIMESTAMP -> dateTime(literal);
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> dateTime(literal).toInstant(ZoneOffset.UTC);
            default -> value(literal, String.class);
        };
    }

    private static LocalDateTime dateTime(RexLiteral literal) {
        return LocalDateTime.parse(
                value(literal, TimestampString.class).toString().replace(' ', 'T'));
    }

    private static <T> T value(RexLiteral literal, Class<T> type) {
        return Objects.requireNonNull(literal.getValueAs(type));
    }
}
