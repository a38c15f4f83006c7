package dev.millrace.cep.operator;

import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.custom.MadeOperatorFactory;

/// Creates the operator of a step that finds a pattern.
public final class PatternOperatorFactory<T, OUT> extends MadeOperatorFactory<T, OUT> {
    private static final long serialVersionUID = 1L;

    private final PatternSettings<T, OUT> settings;

    public PatternOperatorFactory(PatternSettings<T, OUT> settings) {
        this.settings = settings;
    }

    @Override
    public Operator make(OperatorContext context) {
        return new PatternOperator<>(context.functions().copy(settings), context);
    }
}
