package dev.millrace.api;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.operator.StreamOperatorFactory;
import dev.millrace.api.plan.Step;
import dev.millrace.api.type.TypeInformation;
import java.util.List;

/// What is to be told to operators of the program while the pipeline is described.
final class CustomOperators {
    private CustomOperators() {}

    /// Tells the types of inputs and output to those who ask.
    static <R> void tellTypes(
            StreamOperatorFactory<R> factory, List<Step<?>> inputs, TypeInformation<R> type, ExecutionConfig config) {
        if (factory.isInputTypeConfigurable()) {
            for (Step<?> input : inputs) factory.setInputType(input.type(), config);
        }
        if (factory.isOutputTypeConfigurable()) factory.setOutputType(type, config);
    }
}
