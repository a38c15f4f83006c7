package dev.millrace.table.types.logical;

import java.util.List;

/// Describes points in time with an own time zone each: `TIMESTAMP(p) WITH TIME ZONE`.
public final class ZonedTimestampType extends BasicType {
    /// The least number of digits behind the seconds.
    public static final int MIN_PRECISION = 0;

    /// The greatest number of digits behind the seconds.
    public static final int MAX_PRECISION = 9;

    /// The number of digits of a type without a parameter.
    public static final int DEFAULT_PRECISION = 6;

    private static final long serialVersionUID = 1L;

    private final TimestampKind kind;
    private final int precision;

    /// Creates the type with the given nullability, kind and precision.
    public ZonedTimestampType(boolean isNullable, TimestampKind kind, int precision) {
        super(isNullable, LogicalTypeRoot.TIMESTAMP_WITH_TIME_ZONE);
        this.kind = kind;
        this.precision =
                Parameters.inRange("TIMESTAMP WITH TIME ZONE", "precision", precision, MIN_PRECISION, MAX_PRECISION);
    }

    /// Creates the type with the given nullability and precision.
    public ZonedTimestampType(boolean isNullable, int precision) {
        this(isNullable, TimestampKind.REGULAR, precision);
    }

    /// Creates the nullable type with the given precision.
    public ZonedTimestampType(int precision) {
        this(true, precision);
    }

    /// Creates the nullable type with the default precision.
    public ZonedTimestampType() {
        this(DEFAULT_PRECISION);
    }

    /// Returns whether the column is also the time of its rows.
    public TimestampKind getKind() {
        return kind;
    }

    /// Returns the number of digits behind the seconds.
    public int getPrecision() {
        return precision;
    }

    @Override
    String text() {
        return "TIMESTAMP(" + precision + ") WITH TIME ZONE";
    }

    @Override
    public String asSummaryString() {
        String text = withNullability("TIMESTAMP(%d) WITH TIME ZONE", precision);
        return kind == TimestampKind.REGULAR ? text : text + " *" + kind + "*";
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new ZonedTimestampType(isNullable, kind, precision);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    List<?> parameters() {
        return List.of(kind, precision);
    }
}
