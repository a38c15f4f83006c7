package dev.millrace.table.types.logical;

import java.util.List;

/// Describes texts of a fixed number of characters: `CHAR(n)`.
public final class CharType extends BasicType {
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

    private CharType(int length, boolean isNullable) {
        super(isNullable, LogicalTypeRoot.CHAR);
        this.length = length;
    }

    /// Creates the type with the given nullability and length.
    public CharType(boolean isNullable, int length) {
        this(Parameters.inRange("CHAR", "length", length, MIN_LENGTH, MAX_LENGTH), isNullable);
    }

    /// Creates the nullable type with the given length.
    public CharType(int length) {
        this(true, length);
    }

    /// Creates the nullable type with the default length.
    public CharType() {
        this(DEFAULT_LENGTH);
    }

    /// Returns the type of a literal without content. SQL cannot declare it.
    public static CharType ofEmptyLiteral() {
        return new CharType(EMPTY_LITERAL_LENGTH, false);
    }

    /// Returns the length.
    public int getLength() {
        return length;
    }

    @Override
    String text() {
        return "CHAR(" + length + ")";
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new CharType(length, isNullable);
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
