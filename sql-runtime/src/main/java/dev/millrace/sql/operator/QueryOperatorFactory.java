package dev.millrace.sql.operator;

import dev.millrace.api.operator.TwoInputStreamOperatorFactory;
import dev.millrace.column.ColumnBatch;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.custom.MadeOperatorFactory;

/// Creates the operators of a step of a query.
public final class QueryOperatorFactory extends MadeOperatorFactory<ColumnBatch, ColumnBatch>
        implements TwoInputStreamOperatorFactory<ColumnBatch, ColumnBatch, ColumnBatch> {
    private static final long serialVersionUID = 1L;

    private final OperatorSpec spec;
    private final OperatorSettings settings;

    /// Creates the factory of an operator.
    public QueryOperatorFactory(OperatorSpec spec, OperatorSettings settings) {
        this.spec = spec;
        this.settings = settings;
    }

    @Override
    public Operator make(OperatorContext context) {
        return new QueryOperator(spec, settings, context);
    }
}
