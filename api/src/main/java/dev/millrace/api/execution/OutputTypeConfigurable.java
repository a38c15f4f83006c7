package dev.millrace.api.execution;

import dev.millrace.api.type.TypeInformation;

/// For operators that need to know the type of their output. Told while the pipeline is described, before they are
/// copied to subtasks.
public interface OutputTypeConfigurable<OUT> {

    void setOutputType(TypeInformation<OUT> outTypeInfo, ExecutionConfig executionConfig);
}
