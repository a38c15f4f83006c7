package dev.millrace.sql.lookup;

import dev.millrace.base.host.Host;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.OperatorSpec;

/// Joins the rows of a bounded query with rows that a connector finds by key.
public record BoundedLookupSpec(LookupStep step) implements OperatorSpec {
    @Override
    public BatchOperator open(OperatorServices services) {
        LookupJoin join = new LookupJoin(step, services.settings(), Host.real().clock()::millis, services::emit);
        return new BatchOperator() {
            @Override
            public void process(int input, ColumnBatch batch) {
                join.process(batch);
            }

            @Override
            public void finish() {
                join.flush();
            }

            @Override
            public void close() {
                join.close();
            }
        };
    }
}
