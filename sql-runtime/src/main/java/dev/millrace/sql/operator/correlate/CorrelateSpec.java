package dev.millrace.sql.operator.correlate;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.RowCursor;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.OperatorSpec;
import dev.millrace.sql.operator.spill.BatchReader;
import dev.millrace.sql.operator.spill.BatchStore;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.plan.QueryPlan.JoinKind;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import org.jspecify.annotations.Nullable;

/// Runs a plan once per row of the left input, and joins the row with the results.
///
/// @param right the plan, whose only scan reads the right input
/// @param variable the number by which the plan refers to the left row
/// @param kind INNER, LEFT, SEMI or ANTI
/// @param rightInput the type of the rows of the right input; null if there is none
/// @param rowType the type of the results
public record CorrelateSpec(
        RowType left,
        QueryPlan right,
        int variable,
        JoinKind kind,
        @Nullable RowType rightInput,
        RowType rowType) implements OperatorSpec {
    @Override
    public BatchOperator open(OperatorServices services) {
        return new CorrelateOperator(this, services);
    }

    /// Keeps the rows of the right input, because each run of the plan reads them: on the heap, or in a file if they
    /// need too much memory.
    private static final class CorrelateOperator implements BatchOperator {
        private final CorrelateSpec spec;
        private final OperatorServices services;
        private final CorrelatedPlan plan;
        private final BatchBuilder results;
        private final @Nullable BatchStore rightRows;
        private final RowCursor cursor = new RowCursor();
        private final BatchStore waiting;
        private boolean isReady;

        CorrelateOperator(CorrelateSpec spec, OperatorServices services) {
            this.spec = spec;
            this.services = services;
            long memoryBytes = services.settings().memoryBytes() / 2;
            this.rightRows =
                    spec.rightInput == null ? null : new BatchStore(services.files(), spec.rightInput, memoryBytes);
            this.plan = new CorrelatedPlan(services, spec.variable, spec.left.getFieldCount(), rightRows);
            this.results = new BatchBuilder(spec.rowType);
            this.waiting = new BatchStore(services.files(), spec.left, memoryBytes);
            this.isReady = spec.rightInput == null;
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            if (input == 1 && rightRows != null) {
                rightRows.add(batch);
            } else if (isReady) {
                join(batch);
            } else {
                waiting.add(batch);
            }
        }

        @Override
        public void endInput(int input) {
            if (input == 0) return;
            isReady = true;
            BatchReader reader = waiting.read();
            for (ColumnBatch each = reader.next(); each != null; each = reader.next()) join(each);
            waiting.clear();
        }

        private void join(ColumnBatch batch) {
            FunctionRows function = plan.function(spec.right);
            int started = 0;
            for (int row = 0; row < batch.size(); row++) {
                // Calls of an asynchronous function for the next rows are open while the first of them is awaited.
                for (; function != null && started < Math.min(batch.size(), row + function.capacity()); started++) {
                    cursor.at(batch, started);
                    function.start(plan.input(cursor));
                }
                cursor.at(batch, row);
                join(batch, row);
            }
        }

        private void join(ColumnBatch batch, int row) {
            boolean emitsRight = spec.kind == JoinKind.INNER || spec.kind == JoinKind.LEFT;
            boolean[] isMatched = new boolean[1];
            plan.run(spec.right, cursor, found -> {
                isMatched[0] = true;
                if (emitsRight) append(batch, row, found);
                return emitsRight;
            });
            if (isMatched[0]) {
                if (spec.kind == JoinKind.SEMI) append(batch, row, null);
            } else if (spec.kind == JoinKind.ANTI) {
                append(batch, row, null);
            } else if (spec.kind == JoinKind.LEFT) {
                append(batch, row, new GenericRowData(spec.right.rowType().getFieldCount()));
            }
        }

        private void append(ColumnBatch batch, int row, @Nullable RowData right) {
            int width = batch.width();
            for (int i = 0; i < width; i++) results.column(i).append(batch.column(i), row);
            if (right != null) {
                int rightWidth = spec.rowType.getFieldCount() - width;
                for (int i = 0; i < rightWidth; i++) results.column(width + i).appendField(right, i);
            }
            results.endRow();
            services.emitIfFull(results);
        }

        @Override
        public void finish() {
            services.emit(results.build());
            if (rightRows != null) rightRows.clear();
        }
    }
}
