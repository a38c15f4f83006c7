package dev.millrace.table.types.logical;

import java.util.List;

/// Describes sequences of a fixed number of bytes: `BINARY(n)`.
public final class BinaryType extends BasicType {
    /// The length of a literal without content. No column has it.
    public static final int EMPTY_LITERAL_LENGTH = 0;

    /// The least length of a column.
    public static final int MIN_LENGTH = 1;

    /// The greatest length of a column.
    public static final int MAX_LENGTH = Integer.MAX_VALUE;

    /// The length of a type without a parameter.
    public static final int DEFAULT_LENGTH = 1;

    private static final long serialVersionUID = 1L;

    private final int length;

    private BinaryType(int length, boolean isNullable) {
        super(isNullable, LogicalTypeRoot.BINARY);
        this.length = length;
    }

    /// Creates the type with the given nullability and length.
    public BinaryType(boolean isNullable, int length) {
        this(Parameters.inRange("BINARY", "length", length, MIN_LENGTH, MAX_LENGTH), isNullable);
    }

    /// Creates the nullable type with the given length.
    public BinaryType(int length) {
        this(true, length);
    }

    /// Creates the nullable type with the default length.
    public BinaryType() {
        this(DEFAULT_LENGTH);
    }

    /// Returns the type of a literal without content. SQL cannot declare it.
    public static BinaryType ofEmptyLiteral() {
        return new BinaryType(EMPTY_LITERAL_LENGTH, false);
    }

    /// Returns the length.
    public int getLength() {
        return length;
    }

    @Override
    String text() {
        return "BINARY(" + length + ")";
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new BinaryType(length, isNullable);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    List<?> parameters() {
        return List.of(length);
    }
}
