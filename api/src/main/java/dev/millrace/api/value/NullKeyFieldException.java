package dev.millrace.api.value;

import dev.millrace.api.tuple.NullFieldException;
import org.jspecify.annotations.Nullable;

/// Reports that a key field is null.
public class NullKeyFieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int fieldNumber;

    /// Creates an exception without a position.
    public NullKeyFieldException() {
        this.fieldNumber = -1;
    }

    /// Creates an exception for the field that another exception names.
    public NullKeyFieldException(NullFieldException nullField) {
        super(nullField.getMessage(), nullField);
        this.fieldNumber = nullField.getFieldPos();
    }

    /// Creates an exception with a message.
    public NullKeyFieldException(@Nullable String message) {
        super(message);
        this.fieldNumber = -1;
    }

    /// Creates an exception for the field at a position.
    public NullKeyFieldException(int fieldNumber) {
        super("Field " + fieldNumber + " is null, but makes up the key.");
        this.fieldNumber = fieldNumber;
    }

    /// Returns the position of the field; -1 if unknown.
    public int getFieldNumber() {
        return fieldNumber;
    }
}
