package dev.millrace.api.value;

import dev.millrace.api.tuple.NullFieldException;
import org.jspecify.annotations.Nullable;

/// A field that makes up a key is null.
public class NullKeyFieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int fieldNumber;

    /// Without naming the field.
    public NullKeyFieldException() {
        this.fieldNumber = -1;
    }

    /// For the field that another exception names.
    public NullKeyFieldException(NullFieldException nullField) {
        super(nullField.getMessage(), nullField);
        this.fieldNumber = nullField.getFieldPos();
    }

    /// With a message.
    public NullKeyFieldException(@Nullable String message) {
        super(message);
        this.fieldNumber = -1;
    }

    /// For the field at a position.
    public NullKeyFieldException(int fieldNumber) {
        super("Field " + fieldNumber + " is null, but makes up the key.");
        this.fieldNumber = fieldNumber;
    }

    /// The position of the field, or -1 if it is not known.
    public int getFieldNumber() {
        return fieldNumber;
    }
}
