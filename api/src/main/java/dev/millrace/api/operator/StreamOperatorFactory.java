package dev.millrace.api.operator;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.plan.ChainingStrategy;
import dev.millrace.api.plan.OperatorFactory;
import dev.millrace.api.type.TypeInformation;

/// Makes an operator in each subtask, to which the factory is copied.
public interface StreamOperatorFactory<OUT> extends OperatorFactory {

    /// Called once in each subtask.
    <T extends StreamOperator<OUT>> T createStreamOperator(StreamOperatorParameters<OUT> parameters);

    void setChainingStrategy(ChainingStrategy strategy);

    @Override
    ChainingStrategy getChainingStrategy();

    default boolean isStreamSource() {
        return false;
    }

    default boolean isLegacySource() {
        return false;
    }

    /// Whether [#setOutputType] is to be called.
    default boolean isOutputTypeConfigurable() {
        return false;
    }

    /// Called while the pipeline is described.
    default void setOutputType(TypeInformation<OUT> type, ExecutionConfig executionConfig) {}

    /// Whether [#setInputType] is to be called.
    default boolean isInputTypeConfigurable() {
        return false;
    }

    /// Called while the pipeline is described.
    default void setInputType(TypeInformation<?> type, ExecutionConfig executionConfig) {}

    @SuppressWarnings("rawtypes")
    Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader);

    default OperatorAttributes getOperatorAttributes() {
        return new OperatorAttributesBuilder().build();
    }
}
