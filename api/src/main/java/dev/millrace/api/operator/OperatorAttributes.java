package dev.millrace.api.operator;

import java.io.Serializable;

/// What an operator says of itself. The engine does not act on it.
public class OperatorAttributes implements Serializable {
    private static final long serialVersionUID = 1L;

    private final boolean isOutputOnlyAfterEndOfStream;
    private final boolean isInternalSorterSupported;

    OperatorAttributes(boolean isOutputOnlyAfterEndOfStream, boolean isInternalSorterSupported) {
        this.isOutputOnlyAfterEndOfStream = isOutputOnlyAfterEndOfStream;
        this.isInternalSorterSupported = isInternalSorterSupported;
    }

    /// Whether it emits nothing before its inputs have ended.
    public boolean isOutputOnlyAfterEndOfStream() {
        return isOutputOnlyAfterEndOfStream;
    }

    /// Whether it sorts its input by itself.
    public boolean isInternalSorterSupported() {
        return isInternalSorterSupported;
    }
}
