package dev.millrace.table.types.logical;

import java.util.List;

/// Describes exact numbers with a number of digits and a number of digits behind the point: `DECIMAL(p, s)`.
public final class DecimalType extends BasicType {
    /// The least number of digits.
    public static final int MIN_PRECISION = 1;

    /// The greatest number of digits.
    public static final int MAX_PRECISION = 38;

    /// The number of digits of a type without parameters.
    public static final int DEFAULT_PRECISION = 10;

    /// The least number of digits behind the point.
    public static final int MIN_SCALE = 0;

    /// The number of digits behind the point of a type without this parameter.
    public static final int DEFAULT_SCALE = 0;

    private static final long serialVersionUID = 1L;

    private final int precision;
    private final int scale;

    /// Creates the type with the given nullability, precision and scale.
    public DecimalType(boolean isNullable, int precision, int scale) {
        super(isNullable, LogicalTypeRoot.DECIMAL);
        this.precision = Parameters.inRange("DECIMAL", "precision", precision, MIN_PRECISION, MAX_PRECISION);
        this.scale = Parameters.inRange("DECIMAL", "scale", scale, MIN_SCALE, precision);
    }

    /// Creates the nullable type with the given precision and scale.
    public DecimalType(int precision, int scale) {
        this(true, precision, scale);
    }

    /// Creates the nullable type with the given precision and no digit behind the point.
    public DecimalType(int precision) {
        this(precision, DEFAULT_SCALE);
    }

    /// Creates the nullable type with the default precision.
    public DecimalType() {
        this(DEFAULT_PRECISION);
    }

    /// Returns the number of digits.
    public int getPrecision() {
        return precision;
    }

    /// Returns the number of digits behind the point.
    public int getScale() {
        return scale;
    }

    @Override
    String text() {
        return "DECIMAL(" + precision + ", " + scale + ")";
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new DecimalType(isNullable, precision, scale);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    List<?> parameters() {
        return List.of(precision, scale);
    }
}
