package dev.millrace.api.value;

import org.jspecify.annotations.Nullable;

/// Reports that a record has no field at the position of a key.
public class KeyFieldOutOfBoundsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int fieldNumber;

    /// Creates an exception without a position.
    public KeyFieldOutOfBoundsException() {
        this.fieldNumber = -1;
    }

    /// Creates an exception with a message.
    public KeyFieldOutOfBoundsException(@Nullable String message) {
        super(message);
        this.fieldNumber = -1;
    }

    /// Creates an exception for a position.
    public KeyFieldOutOfBoundsException(int fieldNumber) {
        this(fieldNumber, null);
    }

    /// Creates an exception for a position with a cause.
    public KeyFieldOutOfBoundsException(int fieldNumber, @Nullable Throwable cause) {
        super("The record has no field " + fieldNumber + ", which makes up the key.", cause);
        this.fieldNumber = fieldNumber;
    }

    /// Returns the position; -1 if unknown.
    public int getFieldNumber() {
        return fieldNumber;
    }
}
