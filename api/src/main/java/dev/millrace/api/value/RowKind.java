package dev.millrace.api.value;

/// Lists the kinds of changes in a changelog.
public enum RowKind {
    /// The row is inserted.
    INSERT("+I", (byte) 0),

    /// The row is updated; this is the old content, and the new content follows.
    UPDATE_BEFORE("-U", (byte) 1),

    /// The row is updated; this is the new content.
    UPDATE_AFTER("+U", (byte) 2),

    /// The row is deleted.
    DELETE("-D", (byte) 3);

    private final String shortString;
    private final byte value;

    RowKind(String shortString, byte value) {
        this.shortString = shortString;
        this.value = value;
    }

    /// Returns the kind as a sign and a letter, such as `+I`.
    public String shortString() {
        return shortString;
    }

    /// Returns the byte of the serialized kind. The byte never changes between releases.
    public byte toByteValue() {
        return value;
    }

    /// Returns the kind of a byte.
    ///
    /// @throws UnsupportedOperationException if no kind has this byte
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
