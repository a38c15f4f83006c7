package dev.millrace.api.value;

/// What a row says about a changing table.
public enum RowKind {
    /// A new row.
    INSERT("+I", (byte) 0),

    /// The old content of a row that changes; the new one follows.
    UPDATE_BEFORE("-U", (byte) 1),

    /// The new content of a row that changes.
    UPDATE_AFTER("+U", (byte) 2),

    /// A row that is removed.
    DELETE("-D", (byte) 3);

    private final String shortString;
    private final byte value;

    RowKind(String shortString, byte value) {
        this.shortString = shortString;
        this.value = value;
    }

    /// Two characters: sign and letter, such as `+I`.
    public String shortString() {
        return shortString;
    }

    /// The byte that stands for this kind when serialized; it never changes.
    public byte toByteValue() {
        return value;
    }

    /// The kind that a byte stands for.
    ///
    /// @throws UnsupportedOperationException if none does
    public static RowKind fromByteValue(byte value) {
        return switch (value) {
            case 0 -> INSERT;
            case 1 -> UPDATE_BEFORE;
            case 2 -> UPDATE_AFTER;
            case 3 -> DELETE;
            default -> throw new UnsupportedOperationException("No kind of row has the byte " + value + ".");
        };
    }
}
