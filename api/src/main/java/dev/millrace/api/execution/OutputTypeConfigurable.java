package dev.millrace.api.execution;

import dev.millrace.api.type.TypeInformation;

/// Receives the type of the output of an operator. Millrace calls the method while the program describes the pipeline,
/// before it copies the operator to subtasks.
public interface OutputTypeConfigurable<OUT> {

    /// Sets the type of the output.
    void setOutputType(TypeInformation<OUT> outTypeInfo, ExecutionConfig executionConfig);
}
