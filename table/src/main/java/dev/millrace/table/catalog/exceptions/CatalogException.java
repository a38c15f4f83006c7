package dev.millrace.table.catalog.exceptions;

/// Is thrown when a catalog fails.
public class CatalogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Creates the exception with a message.
    public CatalogException(String message) {
        super(message);
    }

    /// Creates the exception with its cause.
    public CatalogException(Throwable cause) {
        super(cause);
    }

    /// Creates the exception with a message and its cause.
    public CatalogException(String message, Throwable cause) {
        super(message, cause);
    }
}
