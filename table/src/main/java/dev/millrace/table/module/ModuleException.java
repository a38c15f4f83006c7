package dev.millrace.table.module;

/// Says that a module cannot be used.
public class ModuleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Creates the exception.
    public ModuleException(String message) {
        super(message);
    }

    /// Creates the exception with its cause.
    public ModuleException(String message, Throwable cause) {
        super(message, cause);
    }
}
