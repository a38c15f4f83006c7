package dev.millrace.table.types.logical;

/// Describes integers of four bytes: `INT`.
public final class IntType extends BasicType {
    /// The number of digits that are always exact.
    public static final int PRECISION = 10;

    private static final long serialVersionUID = 1L;

    /// Creates the type with the given nullability.
    public IntType(boolean isNullable) {
        super(isNullable, LogicalTypeRoot.INTEGER);
    }

    /// Creates the nullable type.
    public IntType() {
        this(true);
    }

    @Override
    String text() {
        return "INT";
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new IntType(isNullable);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
