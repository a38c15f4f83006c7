package dev.millrace.sql.stream.calc;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.OperatorSpec;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import java.util.Arrays;

/// Runs an operator that computes rows from single rows. The results have the kind of their row.
///
/// @param spec the operator, which keeps nothing between rows but its output
public record EachKind(OperatorSpec spec) implements ContinuousSpec {
    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new Runs(spec, services);
    }

    /// Passes on runs of rows with the same kind.
    private static final class Runs implements ContinuousOperator {
        private final ContinuousServices services;
        private final BatchOperator operator;
        private byte kind;

        Runs(OperatorSpec spec, ContinuousServices services) {
            this.services = services;
            this.operator = spec.open(OperatorServices.within(services.operators(), services.disk(), this::emit));
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            int from = 0;
            while (from < batch.size()) {
                kind = batch.kind(from).toByteValue();
                int to = from + 1;
                while (to < batch.size() && batch.kind(to).toByteValue() == kind) to++;
                operator.process(0, batch.slice(from, to));
                operator.finish();
                from = to;
            }
        }

        private void emit(ColumnBatch rows) {
            byte[] kinds = new byte[rows.size()];
            Arrays.fill(kinds, kind);
            services.emit(ColumnBatch.ofKinds(rows.size(), rows.columns(), kinds));
        }

        @Override
        public void close() {
            operator.close();
        }
    }
}
