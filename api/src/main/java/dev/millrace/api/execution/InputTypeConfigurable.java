package dev.millrace.api.execution;

import dev.millrace.api.type.TypeInformation;

/// Receives the type of the input of a function or sink. Millrace calls the method while the program describes the
/// pipeline, before it copies the function to subtasks.
public interface InputTypeConfigurable {

    /// Sets the type of the input. Millrace calls this method when the input stream is known.
    void setInputType(TypeInformation<?> type, ExecutionConfig executionConfig);
}
