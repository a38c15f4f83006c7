package dev.millrace.api.util;

/// Names an operator of a job for good.
public class OperatorID extends AbstractID {
    private static final long serialVersionUID = 1L;

    /// A random one.
    public OperatorID() {}

    /// @param bytes 16 of them
    public OperatorID(byte[] bytes) {
        super(bytes);
    }

    public OperatorID(long lowerPart, long upperPart) {
        super(lowerPart, upperPart);
    }
}
