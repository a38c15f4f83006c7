package dev.millrace.table.expressions;

import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the types of values of programs. The types are never nullable.
final class LiteralTypes {
    private static final int DAY_DIGITS = 6;
    private static final int NANO_DIGITS = 9;
    private static final int YEAR_DIGITS = 4;

    private LiteralTypes() {}

    /// Returns the type of a value.
    ///
    /// @throws ValidationException if the class of the value has no type, or if the value is null
    static DataType of(@Nullable Object value) {
        return find(value)
                .orElseThrow(
                        () -> new ValidationException("The value '%s' has no type. State the type.".formatted(value)))
                .notNull();
    }

    private static Optional<DataType> find(@Nullable Object value) {
        return Optional.ofNullable(
                switch (value) {
                    case null -> null;
                    case String text -> DataTypes.CHAR(Math.max(1, text.length()));
                    case Character _ -> DataTypes.CHAR(1);
                    case Boolean _ -> DataTypes.BOOLEAN();
                    case Byte _ -> DataTypes.TINYINT();
                    case Short _ -> DataTypes.SMALLINT();
                    case Integer _ -> DataTypes.INT();
                    case Long _ -> DataTypes.BIGINT();
                    case Float _ -> DataTypes.FLOAT();
                    case Double _ -> DataTypes.DOUBLE();
                    case BigDecimal number -> decimal(number);
                    case byte[] bytes -> DataTypes.BINARY(Math.max(1, bytes.length));
                    case LocalDate _ -> DataTypes.DATE();
                    case LocalTime time -> DataTypes.TIME(fraction(time.getNano()));
                    case LocalDateTime time -> DataTypes.TIMESTAMP(fraction(time.getNano()));
                    case Instant time -> DataTypes.TIMESTAMP_LTZ(fraction(time.getNano()));
                    case Duration _ -> DataTypes.INTERVAL(DataTypes.DAY(DAY_DIGITS), DataTypes.SECOND(NANO_DIGITS));
                    case Period _ -> DataTypes.INTERVAL(DataTypes.YEAR(YEAR_DIGITS), DataTypes.MONTH());
                    default -> null;
                });
    }

    private static DataType decimal(BigDecimal number) {
        int scale = Math.max(0, number.scale());
        int digits = number.precision() + Math.max(0, -number.scale());
        return DataTypes.DECIMAL(Math.max(digits, scale), scale);
    }

    /// Returns the number of digits after the point of the second.
    private static int fraction(int nanos) {
        int digits = NANO_DIGITS;
        int rest = nanos;
        while (digits > 0 && rest % 10 == 0) {
            rest /= 10;
            digits--;
        }
        return digits;
    }
}
