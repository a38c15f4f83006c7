package dev.millrace.api.operator;

/// Builds [OperatorAttributes]. The default of each attribute is false.
public class OperatorAttributesBuilder {
    private boolean outputOnlyAfterEndOfStream;
    private boolean internalSorterSupported;

    public OperatorAttributesBuilder setOutputOnlyAfterEndOfStream(boolean outputOnlyAfterEndOfStream) {
        this.outputOnlyAfterEndOfStream = outputOnlyAfterEndOfStream;
        return this;
    }

    public OperatorAttributesBuilder setInternalSorterSupported(boolean internalSorterSupported) {
        this.internalSorterSupported = internalSorterSupported;
        return this;
    }

    public OperatorAttributes build() {
        return new OperatorAttributes(outputOnlyAfterEndOfStream, internalSorterSupported);
    }
}
