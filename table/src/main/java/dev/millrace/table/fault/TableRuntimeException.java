package dev.millrace.table.fault;

/// Is thrown when a running query gets a value that it cannot handle.
public class TableRuntimeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Creates the exception with a message and its cause.
    public TableRuntimeException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Creates the exception with a message.
    public TableRuntimeException(String message) {
        super(message);
    }
}
