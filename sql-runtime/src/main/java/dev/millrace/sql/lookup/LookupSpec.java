package dev.millrace.sql.lookup;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;

/// Joins changes with rows that a connector finds by key. The results have the kinds of the left rows.
public record LookupSpec(LookupStep step) implements ContinuousSpec {
    @Override
    public ContinuousOperator open(ContinuousServices services) {
        LookupJoin join = new LookupJoin(step, services.operators(), services::millis, services::emit);
        return new ContinuousOperator() {
            @Override
            public void process(int input, ColumnBatch batch) {
                join.process(batch);
            }

            @Override
            public void flush() {
                join.flush();
            }

            @Override
            public boolean holdsRows() {
                return join.holdsRows();
            }

            @Override
            public void close() {
                join.close();
            }
        };
    }
}
