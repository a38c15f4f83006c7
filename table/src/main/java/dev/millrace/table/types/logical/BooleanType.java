package dev.millrace.table.types.logical;

/// Describes truth values: true, false, and unknown as NULL: `BOOLEAN`.
public final class BooleanType extends BasicType {
    private static final long serialVersionUID = 1L;

    /// Creates the type with the given nullability.
    public BooleanType(boolean isNullable) {
        super(isNullable, LogicalTypeRoot.BOOLEAN);
    }

    /// Creates the nullable type.
    public BooleanType() {
        this(true);
    }

    @Override
    String text() {
        return "BOOLEAN";
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new BooleanType(isNullable);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
