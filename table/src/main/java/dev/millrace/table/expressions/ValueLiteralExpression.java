package dev.millrace.table.expressions;

import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.types.DataType;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Is a value of a program in an expression.
///
/// @param value the value; null needs a type
/// @param dataType the type; null for the usual one of the class
public record ValueLiteralExpression(
        @Nullable Object value, @Nullable DataType dataType) implements ResolvedExpression {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSSSSS");
    private static final int NANO_DIGITS = 9;

    /// Creates a value with the usual type of its class.
    public ValueLiteralExpression(Object value) {
        this(value, null);
    }

    /// Returns the value, if it has a class.
    public <T> Optional<T> getValueAs(Class<T> clazz) {
        return clazz.isInstance(value) ? Optional.of(clazz.cast(value)) : Optional.empty();
    }

    /// Returns whether the value is null.
    public boolean isNull() {
        return value == null;
    }

    /// Returns the stated type, or the usual type of the class of the value.
    ///
    /// @throws ValidationException if the value has no usual type
    @Override
    public DataType getOutputDataType() {
        return dataType == null ? LiteralTypes.of(value) : dataType;
    }

    @Override
    public List<ResolvedExpression> getResolvedChildren() {
        return List.of();
    }

    @Override
    public List<Expression> getChildren() {
        return List.of();
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String asSummaryString() {
        String text = text(value);
        return dataType == null ? text : "CAST(" + text + " AS " + type(dataType) + ")";
    }

    private static String type(DataType type) {
        return type.getLogicalType().copy(true).asSerializableString();
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case String text -> quoted(text);
            case Character letter -> quoted(letter.toString());
            case Boolean truth -> truth ? "TRUE" : "FALSE";
            case Integer number -> number < 0 ? "(" + number + ")" : number.toString();
            case Long number -> "CAST(" + number + " AS BIGINT)";
            case Short number -> "CAST(" + number + " AS SMALLINT)";
            case Byte number -> "CAST(" + number + " AS TINYINT)";
            case Float number -> "CAST(" + approximate(number) + " AS FLOAT)";
            case Double number -> approximate(number);
            case BigDecimal number -> number.signum() < 0 ? "(" + number.toPlainString() + ")" : number.toPlainString();
            case byte[] bytes -> "X'" + HexFormat.of().formatHex(bytes) + "'";
            case LocalDate date -> "DATE '" + date + "'";
            case LocalTime time -> "TIME '" + trimmed(TIME.format(time)) + "'";
            case LocalDateTime time -> "TIMESTAMP '" + trimmed(TIMESTAMP.format(time)) + "'";
            case Instant time -> "TO_TIMESTAMP_LTZ(" + time.toEpochMilli() + ", 3)";
            case Duration duration -> interval(duration);
            case Period period -> interval(period);
            case Object array when array.getClass().isArray() -> array(array);
            default ->
                throw new ValidationException("A value of the class %s cannot be a literal."
                        .formatted(value.getClass().getName()));
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String approximate(Number number) {
        String text = number.toString();
        if (!Double.isFinite(number.doubleValue())) return "CAST('" + text + "' AS DOUBLE)";
        String written = text.indexOf('E') < 0 ? text + "E0" : text;
        return written.startsWith("-") ? "(" + written + ")" : written;
    }

    private static String trimmed(String time) {
        int end = time.length();
        while (time.charAt(end - 1) == '0') end--;
        return time.substring(0, time.charAt(end - 1) == '.' ? end - 1 : end);
    }

    private static String interval(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), NANO_DIGITS))
                .stripTrailingZeros();
        return "(" + seconds.toPlainString() + " * INTERVAL '1' SECOND)";
    }

    private static String interval(Period period) {
        if (period.getDays() != 0) {
            throw new ValidationException("The period %s has days. Use a Duration for days.".formatted(period));
        }
        return "(" + period.toTotalMonths() + " * INTERVAL '1' MONTH)";
    }

    private static String array(Object array) {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) elements.add(text(Array.get(array, i)));
        return "ARRAY[" + String.join(", ", elements) + "]";
    }

    @Override
    public String toString() {
        return asSummaryString();
    }
}
