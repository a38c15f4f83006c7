package dev.millrace.runtime.custom;

import dev.millrace.api.operator.AbstractStreamOperatorFactory;
import dev.millrace.api.operator.OneInputStreamOperatorFactory;
import dev.millrace.api.operator.StreamOperator;
import dev.millrace.api.operator.StreamOperatorParameters;
import dev.millrace.base.fault.Check;
import dev.millrace.runtime.chain.OperatorMaker;

/// Describes a step whose operator belongs to the engine, as the streams of programs require a factory.
public abstract class MadeOperatorFactory<IN, OUT> extends AbstractStreamOperatorFactory<OUT>
        implements OneInputStreamOperatorFactory<IN, OUT>, OperatorMaker {
    private static final long serialVersionUID = 1L;

    @Override
    public <T extends StreamOperator<OUT>> T createStreamOperator(StreamOperatorParameters<OUT> parameters) {
        throw Check.broken("%s makes operators of the engine's own kind only", getClass());
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return StreamOperator.class;
    }
}
