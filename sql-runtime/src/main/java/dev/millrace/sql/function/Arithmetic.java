package dev.millrace.sql.function;

import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Computes `+`, `-`, `*`, `/` and `%`. Integers wrap; a decimal with too many digits gives null.
public final class Arithmetic {
    private static final MathContext DIVISION = new MathContext(38, RoundingMode.HALF_UP);
    private static final long MILLIS_PER_DAY = 86_400_000;

    private static final Casts UTC = new Casts(ZoneOffset.UTC);

    private Arithmetic() {}

    /// Returns the result of an operator for values in internal form.
    ///
    /// @param operator the sign of the operator
    /// @param type the type of the result
    public static @Nullable Object apply(
            char operator, Object left, LogicalType leftType, Object right, LogicalType rightType, LogicalType type) {
        boolean areTimes = leftType.is(LogicalTypeFamily.DATETIME) && rightType.is(LogicalTypeFamily.DATETIME);
        if (areTimes) return distance(dateTime(left, leftType), dateTime(right, rightType), type);
        if (leftType.is(LogicalTypeFamily.DATETIME)) return shifted(operator, left, leftType, right, rightType, type);
        if (rightType.is(LogicalTypeFamily.DATETIME)) return shifted(operator, right, rightType, left, leftType, type);
        boolean areNumbers = leftType.is(LogicalTypeFamily.NUMERIC) && rightType.is(LogicalTypeFamily.NUMERIC);
        if (!areNumbers) {
            long result = integers(operator, whole(left), whole(right));
            return type.is(LogicalTypeRoot.INTERVAL_YEAR_MONTH) ? (Object) (int) result : (Object) result;
        }
        boolean isExact = leftType.is(LogicalTypeFamily.EXACT_NUMERIC) && rightType.is(LogicalTypeFamily.EXACT_NUMERIC);
        if (!isExact) return approximate(operator, left, right, type);
        boolean hasDecimal = leftType.is(LogicalTypeRoot.DECIMAL) || rightType.is(LogicalTypeRoot.DECIMAL);
        return hasDecimal
                ? JavaValues.toInternal(
                        decimals(operator, JavaValues.toBigDecimal(left), JavaValues.toBigDecimal(right)), type)
                : JavaValues.toInternal(integers(operator, whole(left), whole(right)), type);
    }

    private static long whole(Object value) {
        return JavaValues.toNumber(value).longValue();
    }

    private static long integers(char operator, long left, long right) {
        if (right == 0 && (operator == '/' || operator == '%')) throw zero(left);
        return switch (operator) {
            case '+' -> left + right;
            case '-' -> left - right;
            case '*' -> left * right;
            case '/' -> left / right;
            default -> left % right;
        };
    }

    private static BigDecimal decimals(char operator, BigDecimal left, BigDecimal right) {
        if (right.signum() == 0 && (operator == '/' || operator == '%')) throw zero(left);
        return switch (operator) {
            case '+' -> left.add(right);
            case '-' -> left.subtract(right);
            case '*' -> left.multiply(right);
            case '/' -> left.divide(right, DIVISION);
            default -> left.remainder(right);
        };
    }

    private static @Nullable Object approximate(char operator, Object left, Object right, LogicalType type) {
        if (type.is(LogicalTypeRoot.FLOAT)) {
            float first = JavaValues.toNumber(left).floatValue();
            float second = JavaValues.toNumber(right).floatValue();
            return switch (operator) {
                case '+' -> first + second;
                case '-' -> first - second;
                case '*' -> first * second;
                case '/' -> first / second;
                default -> first % second;
            };
        }
        double first = JavaValues.toNumber(left).doubleValue();
        double second = JavaValues.toNumber(right).doubleValue();
        double result = switch (operator) {
            case '+' -> first + second;
            case '-' -> first - second;
            case '*' -> first * second;
            case '/' -> first / second;
            default -> first % second;
        };
        return JavaValues.toInternal(result, type);
    }

    private static Object distance(LocalDateTime end, LocalDateTime start, LogicalType type) {
        return type.is(LogicalTypeRoot.INTERVAL_YEAR_MONTH)
                ? (Object) (int) TimeDistance.months(start, end)
                : (Object) ChronoUnit.MILLIS.between(start, end);
    }

    private static LocalDateTime dateTime(Object value, LogicalType type) {
        return switch (type.getTypeRoot()) {
            case DATE -> JavaValues.toDate(value).atStartOfDay();
            case TIME_WITHOUT_TIME_ZONE -> LocalDate.EPOCH.atTime(JavaValues.toTime(value));
            default -> ((TimestampData) value).toLocalDateTime();
        };
    }

    /// Returns a date or time that is moved by an interval.
    private static @Nullable Object shifted(
            char operator,
            Object time,
            LogicalType timeType,
            Object interval,
            LogicalType intervalType,
            LogicalType type) {
        boolean isDay = timeType.is(LogicalTypeRoot.DATE) && type.is(LogicalTypeRoot.TIMESTAMP_WITHOUT_TIME_ZONE);
        Object start = isDay ? UTC.cast(time, timeType, type) : time;
        LogicalType startType = isDay ? type : timeType;
        if (start == null) return null;
        Object result = shifted(operator, start, startType, interval, intervalType);
        // As in Flink, a TIME(0) keeps its milliseconds.
        boolean isFinal = startType.is(LogicalTypeRoot.DATE) || startType.is(LogicalTypeRoot.TIME_WITHOUT_TIME_ZONE);
        return isFinal ? result : UTC.cast(result, startType, startType);
    }

    private static Object shifted(
            char operator, Object time, LogicalType timeType, Object interval, LogicalType intervalType) {
        long distance = operator == '-' ? -whole(interval) : whole(interval);
        boolean areMonths = intervalType.is(LogicalTypeRoot.INTERVAL_YEAR_MONTH);
        return switch (timeType.getTypeRoot()) {
            case DATE -> {
                LocalDate date = JavaValues.toDate(time);
                yield (int)
                        (areMonths ? date.plusMonths(distance) : date.plusDays(distance / MILLIS_PER_DAY)).toEpochDay();
            }
            case TIME_WITHOUT_TIME_ZONE ->
                areMonths ? time : (Object) (int) Math.floorMod((int) time + distance, MILLIS_PER_DAY);
            default -> {
                TimestampData data = (TimestampData) time;
                if (!areMonths) {
                    yield TimestampData.fromEpochMillis(data.getMillisecond() + distance, data.getNanoOfMillisecond());
                }
                LocalDateTime moved = data.toLocalDateTime().plusMonths(distance);
                yield TimestampData.fromLocalDateTime(moved);
            }
        };
    }

    private static RuntimeException zero(Object dividend) {
        return EvaluationFaults.ZERO
                .what("%s is divided by zero.", dividend)
                .fix("Divide by NULLIF(divisor, 0) to get NULL.");
    }
}
