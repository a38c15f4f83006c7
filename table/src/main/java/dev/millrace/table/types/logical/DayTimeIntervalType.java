package dev.millrace.table.types.logical;

import java.util.List;

/// Describes lengths of time in milliseconds, written as days to seconds: `INTERVAL DAY(p1) TO SECOND(p2)`.
public final class DayTimeIntervalType extends BasicType {
    /// The least number of digits for days.
    public static final int MIN_DAY_PRECISION = 1;

    /// The greatest number of digits for days.
    public static final int MAX_DAY_PRECISION = 6;

    /// The number of digits for days of a type without this parameter.
    public static final int DEFAULT_DAY_PRECISION = 2;

    /// The least number of digits behind the seconds.
    public static final int MIN_FRACTIONAL_PRECISION = 0;

    /// The greatest number of digits behind the seconds.
    public static final int MAX_FRACTIONAL_PRECISION = 9;

    /// The number of digits behind the seconds of a type without this parameter.
    public static final int DEFAULT_FRACTIONAL_PRECISION = 6;

    private static final long serialVersionUID = 1L;

    /// Names the fields of an interval of milliseconds.
    public enum DayTimeResolution {
        DAY("DAY(%d)"),
        DAY_TO_HOUR("DAY(%d) TO HOUR"),
        DAY_TO_MINUTE("DAY(%d) TO MINUTE"),
        DAY_TO_SECOND("DAY(%d) TO SECOND(%f)"),
        HOUR("HOUR"),
        HOUR_TO_MINUTE("HOUR TO MINUTE"),
        HOUR_TO_SECOND("HOUR TO SECOND(%f)"),
        MINUTE("MINUTE"),
        MINUTE_TO_SECOND("MINUTE TO SECOND(%f)"),
        SECOND("SECOND(%f)");

        private final String format;

        DayTimeResolution(String format) {
            this.format = format;
        }

        private boolean hasDays() {
            return format.contains("%d");
        }

        private boolean hasFraction() {
            return format.contains("%f");
        }
    }

    private final DayTimeResolution resolution;
    private final int dayPrecision;
    private final int fractionalPrecision;

    /// Creates the type with the given nullability, fields and precisions.
    public DayTimeIntervalType(
            boolean isNullable, DayTimeResolution resolution, int dayPrecision, int fractionalPrecision) {
        super(isNullable, LogicalTypeRoot.INTERVAL_DAY_TIME);
        String name = "INTERVAL " + resolution;
        boolean hasDays = resolution.hasDays();
        boolean hasFraction = resolution.hasFraction();
        this.resolution = resolution;
        this.dayPrecision = Parameters.inRange(
                name,
                "precision of days",
                dayPrecision,
                hasDays ? MIN_DAY_PRECISION : DEFAULT_DAY_PRECISION,
                hasDays ? MAX_DAY_PRECISION : DEFAULT_DAY_PRECISION);
        this.fractionalPrecision = Parameters.inRange(
                name,
                "precision of seconds",
                fractionalPrecision,
                hasFraction ? MIN_FRACTIONAL_PRECISION : DEFAULT_FRACTIONAL_PRECISION,
                hasFraction ? MAX_FRACTIONAL_PRECISION : DEFAULT_FRACTIONAL_PRECISION);
    }

    /// Creates the nullable type with the given fields and precisions.
    public DayTimeIntervalType(DayTimeResolution resolution, int dayPrecision, int fractionalPrecision) {
        this(true, resolution, dayPrecision, fractionalPrecision);
    }

    /// Creates the nullable type with the given fields.
    public DayTimeIntervalType(DayTimeResolution resolution) {
        this(resolution, DEFAULT_DAY_PRECISION, DEFAULT_FRACTIONAL_PRECISION);
    }

    /// Returns the fields.
    public DayTimeResolution getResolution() {
        return resolution;
    }

    /// Returns the number of digits for days.
    public int getDayPrecision() {
        return dayPrecision;
    }

    /// Returns the number of digits behind the seconds.
    public int getFractionalPrecision() {
        return fractionalPrecision;
    }

    @Override
    String text() {
        return "INTERVAL "
                + resolution
                        .format
                        .replace("%d", Integer.toString(dayPrecision))
                        .replace("%f", Integer.toString(fractionalPrecision));
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new DayTimeIntervalType(isNullable, resolution, dayPrecision, fractionalPrecision);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    List<?> parameters() {
        return List.of(resolution.name(), dayPrecision, fractionalPrecision);
    }
}
