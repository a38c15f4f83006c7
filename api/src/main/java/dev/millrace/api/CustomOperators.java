package dev.millrace.api;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.operator.StreamOperatorFactory;
import dev.millrace.api.plan.Step;
import dev.millrace.api.type.TypeInformation;
import java.util.List;

/// Passes types and settings to user-defined operators while a program describes its pipeline.
final class CustomOperators {
    private CustomOperators() {}

    /// Passes the input types and the output type to factories that are configurable with them.
    static <R> void tellTypes(
            StreamOperatorFactory<R> factory, List<Step<?>> inputs, TypeInformation<R> type, ExecutionConfig config) {
        if (factory.isInputTypeConfigurable()) {
            for (Step<?> input : inputs) factory.setInputType(input.type(), config);
        }
        if (factory.isOutputTypeConfigurable()) factory.setOutputType(type, config);
    }
}
