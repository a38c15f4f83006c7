package dev.millrace.table.types.logical;

import java.util.List;

/// Describes times of day without a time zone: `TIME(p)`.
public final class TimeType extends BasicType {
    /// The least number of digits behind the seconds.
    public static final int MIN_PRECISION = 0;

    /// The greatest number of digits behind the seconds.
    public static final int MAX_PRECISION = 9;

    /// The number of digits of a type without a parameter.
    public static final int DEFAULT_PRECISION = 0;

    private static final long serialVersionUID = 1L;

    private final int precision;

    /// Creates the type with the given nullability and precision.
    public TimeType(boolean isNullable, int precision) {
        super(isNullable, LogicalTypeRoot.TIME_WITHOUT_TIME_ZONE);
        this.precision = Parameters.inRange("TIME", "precision", precision, MIN_PRECISION, MAX_PRECISION);
    }

    /// Creates the nullable type with the given precision.
    public TimeType(int precision) {
        this(true, precision);
    }

    /// Creates the nullable type with the default precision.
    public TimeType() {
        this(DEFAULT_PRECISION);
    }

    /// Returns the number of digits behind the seconds.
    public int getPrecision() {
        return precision;
    }

    @Override
    String text() {
        return "TIME(" + precision + ")";
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new TimeType(isNullable, precision);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    List<?> parameters() {
        return List.of(precision);
    }
}
