package dev.millrace.table.types.logical;

/// Describes integers of one byte: `TINYINT`.
public final class TinyIntType extends BasicType {
    /// The number of digits that are always exact.
    public static final int PRECISION = 3;

    private static final long serialVersionUID = 1L;

    /// Creates the type with the given nullability.
    public TinyIntType(boolean isNullable) {
        super(isNullable, LogicalTypeRoot.TINYINT);
    }

    /// Creates the nullable type.
    public TinyIntType() {
        this(true);
    }

    @Override
    String text() {
        return "TINYINT";
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new TinyIntType(isNullable);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
