package dev.millrace.api.operator;

import java.io.Serializable;

/// Describes properties of an operator. Millrace does not use them.
public class OperatorAttributes implements Serializable {
    private static final long serialVersionUID = 1L;

    private final boolean isOutputOnlyAfterEndOfStream;
    private final boolean isInternalSorterSupported;

    OperatorAttributes(boolean isOutputOnlyAfterEndOfStream, boolean isInternalSorterSupported) {
        this.isOutputOnlyAfterEndOfStream = isOutputOnlyAfterEndOfStream;
        this.isInternalSorterSupported = isInternalSorterSupported;
    }

    /// Returns whether the operator emits records only after the end of its inputs.
    public boolean isOutputOnlyAfterEndOfStream() {
        return isOutputOnlyAfterEndOfStream;
    }

    /// Returns whether the operator sorts its input itself.
    public boolean isInternalSorterSupported() {
        return isInternalSorterSupported;
    }
}
