package dev.millrace.table.fault;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.table.api.Table;

/// Is thrown when the engine cannot do what a program of the Table API asks for.
public class TableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Creates the exception with a message and its cause.
    public TableException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Creates the exception with a message.
    public TableException(String message) {
        super(message);
    }

    /// Creates the exception for a fault, whose message it has.
    public TableException(MillraceException fault) {
        super(fault.getMessage(), fault);
    }
}
