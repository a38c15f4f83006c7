package dev.millrace.api.value;

import org.jspecify.annotations.Nullable;

/// A record has no field at the position of a key.
public class KeyFieldOutOfBoundsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int fieldNumber;

    /// Without naming the field.
    public KeyFieldOutOfBoundsException() {
        this.fieldNumber = -1;
    }

    /// With a message.
    public KeyFieldOutOfBoundsException(@Nullable String message) {
        super(message);
        this.fieldNumber = -1;
    }

    /// For a position.
    public KeyFieldOutOfBoundsException(int fieldNumber) {
        this(fieldNumber, null);
    }

    /// For a position, with what is behind it.
    public KeyFieldOutOfBoundsException(int fieldNumber, @Nullable Throwable cause) {
        super("The record has no field " + fieldNumber + ", which makes up the key.", cause);
        this.fieldNumber = fieldNumber;
    }

    /// The position, or -1 if it is not known.
    public int getFieldNumber() {
        return fieldNumber;
    }
}
