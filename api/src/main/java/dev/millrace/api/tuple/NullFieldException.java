package dev.millrace.api.tuple;

import org.jspecify.annotations.Nullable;

/// A field that must not be null is null.
public class NullFieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int fieldPos;

    /// A null field of unknown position.
    public NullFieldException() {
        fieldPos = -1;
    }

    /// A null field of unknown position, with a text.
    public NullFieldException(String message) {
        super(message);
        fieldPos = -1;
    }

    /// The field at this position is null.
    public NullFieldException(int fieldIdx) {
        this(fieldIdx, null);
    }

    /// The field at this position is null, as the cause shows.
    public NullFieldException(int fieldIdx, @Nullable Throwable cause) {
        super("Field " + fieldIdx + " is null, but this type does not allow null fields.", cause);
        fieldPos = fieldIdx;
    }

    /// The position counted from 0, or -1 if unknown.
    public int getFieldPos() {
        return fieldPos;
    }
}
