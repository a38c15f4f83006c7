package dev.millrace.api.execution;

import dev.millrace.api.type.TypeInformation;

/// For functions and sinks that need to know the type of their input. Told while the pipeline is described, before they
/// are copied to subtasks.
public interface InputTypeConfigurable {

    /// Called once the stream before is known, with its type.
    void setInputType(TypeInformation<?> type, ExecutionConfig executionConfig);
}
