package dev.millrace.sql.stream;

import dev.millrace.api.operator.TwoInputStreamOperatorFactory;
import dev.millrace.column.ColumnBatch;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.custom.MadeOperatorFactory;

/// Creates the operators of a step of a continuous query.
public final class ContinuousOperatorFactory extends MadeOperatorFactory<ColumnBatch, ColumnBatch>
        implements TwoInputStreamOperatorFactory<ColumnBatch, ColumnBatch, ColumnBatch> {
    private static final long serialVersionUID = 1L;

    private final ContinuousSpec spec;
    private final ContinuousSettings settings;

    /// Creates the factory of an operator.
    public ContinuousOperatorFactory(ContinuousSpec spec, ContinuousSettings settings) {
        this.spec = spec;
        this.settings = settings;
    }

    @Override
    public Operator make(OperatorContext context) {
        return new ContinuousRunner(spec, settings, context);
    }
}
