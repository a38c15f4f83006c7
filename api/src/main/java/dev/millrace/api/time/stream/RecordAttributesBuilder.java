package dev.millrace.api.time.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds the record attributes that an operator emits from the attributes of its inputs.
public class RecordAttributesBuilder {
    private final List<RecordAttributes> inputs;
    private @Nullable Boolean backlog;

    /// Creates a builder.
    ///
    /// @param lastRecordAttributesOfInputs the latest attributes of each input
    public RecordAttributesBuilder(List<RecordAttributes> lastRecordAttributesOfInputs) {
        this.inputs = List.copyOf(lastRecordAttributesOfInputs);
    }

    /// Sets whether the records are backlog. By default, the records are backlog if those of any input are.
    public RecordAttributesBuilder setBacklog(boolean isBacklog) {
        backlog = isBacklog;
        return this;
    }

    /// Returns the attributes.
    public RecordAttributes build() {
        Boolean given = backlog;
        return new RecordAttributes(given == null ? inputs.stream().anyMatch(RecordAttributes::isBacklog) : given);
    }
}
