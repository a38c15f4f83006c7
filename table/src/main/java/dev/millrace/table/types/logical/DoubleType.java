package dev.millrace.table.types.logical;

/// Describes approximate numbers of eight bytes: `DOUBLE`.
public final class DoubleType extends BasicType {
    /// The number of digits that are always exact.
    public static final int PRECISION = 15;

    private static final long serialVersionUID = 1L;

    /// Creates the type with the given nullability.
    public DoubleType(boolean isNullable) {
        super(isNullable, LogicalTypeRoot.DOUBLE);
    }

    /// Creates the nullable type.
    public DoubleType() {
        this(true);
    }

    @Override
    String text() {
        return "DOUBLE";
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new DoubleType(isNullable);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
