package dev.millrace.api.time.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the attributes of what an operator emits from those of its inputs.
public class RecordAttributesBuilder {
    private final List<RecordAttributes> inputs;
    private @Nullable Boolean backlog;

    /// @param lastRecordAttributesOfInputs what each input said last
    public RecordAttributesBuilder(List<RecordAttributes> lastRecordAttributesOfInputs) {
        this.inputs = List.copyOf(lastRecordAttributesOfInputs);
    }

    /// If nobody says, records are backlog as soon as those of one input are.
    public RecordAttributesBuilder setBacklog(boolean isBacklog) {
        backlog = isBacklog;
        return this;
    }

    public RecordAttributes build() {
        Boolean given = backlog;
        return new RecordAttributes(given == null ? inputs.stream().anyMatch(RecordAttributes::isBacklog) : given);
    }
}
