package dev.millrace.table.types.logical;

/// Describes integers of two bytes: `SMALLINT`.
public final class SmallIntType extends BasicType {
    /// The number of digits that are always exact.
    public static final int PRECISION = 5;

    private static final long serialVersionUID = 1L;

    /// Creates the type with the given nullability.
    public SmallIntType(boolean isNullable) {
        super(isNullable, LogicalTypeRoot.SMALLINT);
    }

    /// Creates the nullable type.
    public SmallIntType() {
        this(true);
    }

    @Override
    String text() {
        return "SMALLINT";
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new SmallIntType(isNullable);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
