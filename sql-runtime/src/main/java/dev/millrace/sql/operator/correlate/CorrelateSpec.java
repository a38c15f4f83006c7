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
import java.util.ArrayList;
import java.util.List;
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

    /// Keeps the rows of the right input on the heap, because each run of the plan reads them.
    private static final class CorrelateOperator implements BatchOperator {
        private final CorrelateSpec spec;
        private final OperatorServices services;
        private final CorrelatedPlan plan;
        private final BatchBuilder results;
        private final List<RowData> rightRows = new ArrayList<>();
        private final BatchStore waiting;
        private boolean isReady;

        CorrelateOperator(CorrelateSpec spec, OperatorServices services) {
            this.spec = spec;
            this.services = services;
            this.plan = new CorrelatedPlan(services, spec.variable, spec.left.getFieldCount(), rightRows);
            this.results = new BatchBuilder(spec.rowType);
            this.waiting = new BatchStore(
                    services.files(), spec.left, services.settings().memoryBytes());
            this.isReady = spec.rightInput == null;
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            if (input == 1) {
                for (int row = 0; row < batch.size(); row++) rightRows.add(batch.row(row));
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
            RowCursor cursor = new RowCursor();
            for (int row = 0; row < batch.size(); row++) {
                cursor.at(batch, row);
                join(batch, row, plan.rows(spec.right, cursor));
            }
        }

        private void join(ColumnBatch batch, int row, List<RowData> found) {
            switch (spec.kind) {
                case SEMI -> {
                    if (!found.isEmpty()) append(batch, row, null);
                }
                case ANTI -> {
                    if (found.isEmpty()) append(batch, row, null);
                }
                default -> {
                    for (RowData each : found) append(batch, row, each);
                    boolean keepsRow = found.isEmpty() && spec.kind == JoinKind.LEFT;
                    if (keepsRow)
                        append(
                                batch,
                                row,
                                new GenericRowData(spec.right.rowType().getFieldCount()));
                }
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
        }
    }
}
