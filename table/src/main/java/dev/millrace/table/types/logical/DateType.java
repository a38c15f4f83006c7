package dev.millrace.table.types.logical;

/// Describes days from year 0000 to 9999: `DATE`.
public final class DateType extends BasicType {
    private static final long serialVersionUID = 1L;

    /// Creates the type with the given nullability.
    public DateType(boolean isNullable) {
        super(isNullable, LogicalTypeRoot.DATE);
    }

    /// Creates the nullable type.
    public DateType() {
        this(true);
    }

    @Override
    String text() {
        return "DATE";
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new DateType(isNullable);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
