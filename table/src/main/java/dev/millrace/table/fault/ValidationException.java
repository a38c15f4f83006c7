package dev.millrace.table.fault;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.table.api.Table;

/// Is thrown when a program of the Table API or an SQL statement is wrong.
public class ValidationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Creates the exception with a message and its cause.
    public ValidationException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Creates the exception with a message.
    public ValidationException(String message) {
        super(message);
    }

    /// Creates the exception for a fault, whose message it has.
    public ValidationException(MillraceException fault) {
        super(fault.getMessage(), fault);
    }
}
