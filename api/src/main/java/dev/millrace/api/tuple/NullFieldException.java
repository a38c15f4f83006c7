package dev.millrace.api.tuple;

import org.jspecify.annotations.Nullable;

/// Reports that a field is null although it must not be null.
public class NullFieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int fieldPos;

    /// Creates an exception without position and message.
    public NullFieldException() {
        fieldPos = -1;
    }

    /// Creates an exception with a message and without position.
    public NullFieldException(String message) {
        super(message);
        fieldPos = -1;
    }

    /// Creates an exception for the field at a position. Positions start at 0.
    public NullFieldException(int fieldIdx) {
        this(fieldIdx, null);
    }

    /// Creates an exception for the field at a position, with a cause. Positions start at 0.
    public NullFieldException(int fieldIdx, @Nullable Throwable cause) {
        super("Field " + fieldIdx + " is null, but this type does not allow null fields.", cause);
        fieldPos = fieldIdx;
    }

    /// Returns the position of the field, starting at 0, or -1 if the position is unknown.
    public int getFieldPos() {
        return fieldPos;
    }
}
