package dev.millrace.table.types.logical;

/// Describes integers of eight bytes: `BIGINT`.
public final class BigIntType extends BasicType {
    /// The number of digits that are always exact.
    public static final int PRECISION = 19;

    private static final long serialVersionUID = 1L;

    /// Creates the type with the given nullability.
    public BigIntType(boolean isNullable) {
        super(isNullable, LogicalTypeRoot.BIGINT);
    }

    /// Creates the nullable type.
    public BigIntType() {
        this(true);
    }

    @Override
    String text() {
        return "BIGINT";
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new BigIntType(isNullable);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
