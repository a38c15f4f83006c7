package dev.millrace.table.variant;

/// Is thrown if a variant does not have the requested type, or cannot have a value.
public class VariantTypeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Creates the exception.
    public VariantTypeException(String message) {
        super(message);
    }
}
