package dev.millrace.table.types.logical;

import java.util.List;

/// Describes numbers of months, written as years and months: `INTERVAL YEAR(p) TO MONTH`.
public final class YearMonthIntervalType extends BasicType {
    /// The least number of digits for years.
    public static final int MIN_PRECISION = 1;

    /// The greatest number of digits for years.
    public static final int MAX_PRECISION = 4;

    /// The number of digits for years of a type without a parameter.
    public static final int DEFAULT_PRECISION = 2;

    private static final long serialVersionUID = 1L;

    /// Names the fields of an interval of months.
    public enum YearMonthResolution {
        YEAR("YEAR(%d)"),
        YEAR_TO_MONTH("YEAR(%d) TO MONTH"),
        MONTH("MONTH");

        private final String format;

        YearMonthResolution(String format) {
            this.format = format;
        }
    }

    private final YearMonthResolution resolution;
    private final int yearPrecision;

    /// Creates the type with the given nullability, fields and precision.
    public YearMonthIntervalType(boolean isNullable, YearMonthResolution resolution, int yearPrecision) {
        super(isNullable, LogicalTypeRoot.INTERVAL_YEAR_MONTH);
        boolean hasYears = resolution != YearMonthResolution.MONTH;
        this.resolution = resolution;
        this.yearPrecision = Parameters.inRange(
                "INTERVAL " + resolution,
                "precision of years",
                yearPrecision,
                hasYears ? MIN_PRECISION : DEFAULT_PRECISION,
                hasYears ? MAX_PRECISION : DEFAULT_PRECISION);
    }

    /// Creates the nullable type with the given fields and precision.
    public YearMonthIntervalType(YearMonthResolution resolution, int yearPrecision) {
        this(true, resolution, yearPrecision);
    }

    /// Creates the nullable type with the given fields.
    public YearMonthIntervalType(YearMonthResolution resolution) {
        this(resolution, DEFAULT_PRECISION);
    }

    /// Returns the fields.
    public YearMonthResolution getResolution() {
        return resolution;
    }

    /// Returns the number of digits for years.
    public int getYearPrecision() {
        return yearPrecision;
    }

    @Override
    String text() {
        return "INTERVAL " + resolution.format.replace("%d", Integer.toString(yearPrecision));
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new YearMonthIntervalType(isNullable, resolution, yearPrecision);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    List<?> parameters() {
        return List.of(resolution.name(), yearPrecision);
    }
}
