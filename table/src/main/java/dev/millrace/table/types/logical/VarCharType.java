package dev.millrace.table.types.logical;

import java.util.List;

/// Describes texts of at most a number of characters: `VARCHAR(n)`.
public final class VarCharType extends BasicType {
    /// The length of a literal without content. No column has it.
    public static final int EMPTY_LITERAL_LENGTH = 0;

    /// The least length of a column.
    public static final int MIN_LENGTH = 1;

    /// The greatest length of a column.
    public static final int MAX_LENGTH = Integer.MAX_VALUE;

    /// The length of a type without a parameter.
    public static final int DEFAULT_LENGTH = 1;

    /// The type `STRING`, which has the greatest length.
    public static final VarCharType STRING_TYPE = new VarCharType(MAX_LENGTH);

    private static final long serialVersionUID = 1L;

    private final int length;

    private VarCharType(int length, boolean isNullable) {
        super(isNullable, LogicalTypeRoot.VARCHAR);
        this.length = length;
    }

    /// Creates the type with the given nullability and length.
    public VarCharType(boolean isNullable, int length) {
        this(Parameters.inRange("VARCHAR", "length", length, MIN_LENGTH, MAX_LENGTH), isNullable);
    }

    /// Creates the nullable type with the given length.
    public VarCharType(int length) {
        this(true, length);
    }

    /// Creates the nullable type with the default length.
    public VarCharType() {
        this(DEFAULT_LENGTH);
    }

    /// Returns the type of a literal without content. SQL cannot declare it.
    public static VarCharType ofEmptyLiteral() {
        return new VarCharType(EMPTY_LITERAL_LENGTH, false);
    }

    /// Returns the length.
    public int getLength() {
        return length;
    }

    @Override
    String text() {
        return "VARCHAR(" + length + ")";
    }

    @Override
    public String asSummaryString() {
        return length == MAX_LENGTH ? withNullability("STRING") : asSerializableString();
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new VarCharType(length, isNullable);
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
