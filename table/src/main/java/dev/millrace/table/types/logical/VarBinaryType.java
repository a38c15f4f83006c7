package dev.millrace.table.types.logical;

import java.util.List;

/// Describes sequences of at most a number of bytes: `VARBINARY(n)`.
public final class VarBinaryType extends BasicType {
    /// The length of a literal without content. No column has it.
    public static final int EMPTY_LITERAL_LENGTH = 0;

    /// The least length of a column.
    public static final int MIN_LENGTH = 1;

    /// The greatest length of a column.
    public static final int MAX_LENGTH = Integer.MAX_VALUE;

    /// The length of a type without a parameter.
    public static final int DEFAULT_LENGTH = 1;

    /// The type `BYTES`, which has the greatest length.
    public static final VarBinaryType BYTES_TYPE = new VarBinaryType(MAX_LENGTH);

    private static final long serialVersionUID = 1L;

    private final int length;

    private VarBinaryType(int length, boolean isNullable) {
        super(isNullable, LogicalTypeRoot.VARBINARY);
        this.length = length;
    }

    /// Creates the type with the given nullability and length.
    public VarBinaryType(boolean isNullable, int length) {
        this(Parameters.inRange("VARBINARY", "length", length, MIN_LENGTH, MAX_LENGTH), isNullable);
    }

    /// Creates the nullable type with the given length.
    public VarBinaryType(int length) {
        this(true, length);
    }

    /// Creates the nullable type with the default length.
    public VarBinaryType() {
        this(DEFAULT_LENGTH);
    }

    /// Returns the type of a literal without content. SQL cannot declare it.
    public static VarBinaryType ofEmptyLiteral() {
        return new VarBinaryType(EMPTY_LITERAL_LENGTH, false);
    }

    /// Returns the length.
    public int getLength() {
        return length;
    }

    @Override
    String text() {
        return "VARBINARY(" + length + ")";
    }

    @Override
    public String asSummaryString() {
        return length == MAX_LENGTH ? withNullability("BYTES") : asSerializableString();
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new VarBinaryType(length, isNullable);
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
