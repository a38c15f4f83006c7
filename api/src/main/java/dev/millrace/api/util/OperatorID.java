package dev.millrace.api.util;

/// Identifies an operator of a job permanently.
public class OperatorID extends AbstractID {
    private static final long serialVersionUID = 1L;

    /// Creates a random id.
    public OperatorID() {}

    /// Creates an id from bytes.
    ///
    /// @param bytes 16 bytes
    public OperatorID(byte[] bytes) {
        super(bytes);
    }

    public OperatorID(long lowerPart, long upperPart) {
        super(lowerPart, upperPart);
    }
}
