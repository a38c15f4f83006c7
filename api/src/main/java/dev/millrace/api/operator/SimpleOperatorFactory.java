package dev.millrace.api.operator;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.execution.InputTypeConfigurable;
import dev.millrace.api.execution.OutputTypeConfigurable;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;

/// Provides an operator that exists already. The engine copies the factory and its operator to each subtask.
public class SimpleOperatorFactory<OUT> extends AbstractStreamOperatorFactory<OUT> {
    private static final long serialVersionUID = 1L;

    private final StreamOperator<OUT> operator;

    /// Creates a factory for an operator.
    protected SimpleOperatorFactory(StreamOperator<OUT> operator) {
        this.operator = Preconditions.checkNotNull(operator, "the operator must be given");
    }

    /// Creates a factory for an operator.
    public static <OUT> SimpleOperatorFactory<OUT> of(StreamOperator<OUT> operator) {
        return new SimpleOperatorFactory<>(operator);
    }

    /// Returns the operator.
    public StreamOperator<OUT> getOperator() {
        return operator;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends StreamOperator<OUT>> T createStreamOperator(StreamOperatorParameters<OUT> parameters) {
        if (operator instanceof AbstractStreamOperator<OUT> known) known.setup(parameters);
        return (T) operator;
    }

    @Override
    public boolean isOutputTypeConfigurable() {
        return operator instanceof OutputTypeConfigurable;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void setOutputType(TypeInformation<OUT> type, ExecutionConfig executionConfig) {
        if (operator instanceof OutputTypeConfigurable<?> asking)
            ((OutputTypeConfigurable<OUT>) asking).setOutputType(type, executionConfig);
    }

    @Override
    public boolean isInputTypeConfigurable() {
        return operator instanceof InputTypeConfigurable;
    }

    @Override
    public void setInputType(TypeInformation<?> type, ExecutionConfig executionConfig) {
        if (operator instanceof InputTypeConfigurable asking) asking.setInputType(type, executionConfig);
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return operator.getClass();
    }

    @Override
    public OperatorAttributes getOperatorAttributes() {
        return operator.getOperatorAttributes();
    }
}
