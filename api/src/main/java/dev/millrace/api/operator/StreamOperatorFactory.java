package dev.millrace.api.operator;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.plan.ChainingStrategy;
import dev.millrace.api.plan.OperatorFactory;
import dev.millrace.api.type.TypeInformation;

/// Creates an operator in each subtask. The factory is copied to each subtask.
public interface StreamOperatorFactory<OUT> extends OperatorFactory {

    /// Creates the operator. Called once in each subtask.
    <T extends StreamOperator<OUT>> T createStreamOperator(StreamOperatorParameters<OUT> parameters);

    /// Sets whether the engine may chain the operator with its neighbours.
    void setChainingStrategy(ChainingStrategy strategy);

    @Override
    ChainingStrategy getChainingStrategy();

    /// Returns whether the operator is a source. Has no effect in Millrace.
    default boolean isStreamSource() {
        return false;
    }

    /// Returns whether the operator runs a source function of Flink 1.x. Has no effect in Millrace.
    default boolean isLegacySource() {
        return false;
    }

    /// Returns whether [#setOutputType] must be called.
    default boolean isOutputTypeConfigurable() {
        return false;
    }

    /// Sets the type of the output. Called when the pipeline is built.
    default void setOutputType(TypeInformation<OUT> type, ExecutionConfig executionConfig) {}

    /// Returns whether [#setInputType] must be called.
    default boolean isInputTypeConfigurable() {
        return false;
    }

    /// Sets the type of the input. Called when the pipeline is built.
    default void setInputType(TypeInformation<?> type, ExecutionConfig executionConfig) {}

    /// Returns the class of the operators that the factory creates.
    @SuppressWarnings("rawtypes")
    Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader);

    /// Returns the attributes of the operators. By default all attributes are false.
    default OperatorAttributes getOperatorAttributes() {
        return new OperatorAttributesBuilder().build();
    }
}
