package dev.millrace.api.operator;

/// Builds [OperatorAttributes]. The default of each attribute is false.
public class OperatorAttributesBuilder {
    private boolean outputOnlyAfterEndOfStream;
    private boolean internalSorterSupported;

    /// Sets whether the operator emits records only after the end of its inputs.
    public OperatorAttributesBuilder setOutputOnlyAfterEndOfStream(boolean outputOnlyAfterEndOfStream) {
        this.outputOnlyAfterEndOfStream = outputOnlyAfterEndOfStream;
        return this;
    }

    /// Sets whether the operator sorts its input itself.
    public OperatorAttributesBuilder setInternalSorterSupported(boolean internalSorterSupported) {
        this.internalSorterSupported = internalSorterSupported;
        return this;
    }

    /// Returns the attributes.
    public OperatorAttributes build() {
        return new OperatorAttributes(outputOnlyAfterEndOfStream, internalSorterSupported);
    }
}
