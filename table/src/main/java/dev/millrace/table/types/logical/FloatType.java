package dev.millrace.table.types.logical;

/// Describes approximate numbers of four bytes: `FLOAT`.
public final class FloatType extends BasicType {
    /// The number of digits that are always exact.
    public static final int PRECISION = 7;

    private static final long serialVersionUID = 1L;

    /// Creates the type with the given nullability.
    public FloatType(boolean isNullable) {
        super(isNullable, LogicalTypeRoot.FLOAT);
    }

    /// Creates the nullable type.
    public FloatType() {
        this(true);
    }

    @Override
    String text() {
        return "FLOAT";
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new FloatType(isNullable);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
