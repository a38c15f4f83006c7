package dev.millrace.sql.operator.sort;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.OperatorSpec;
import dev.millrace.sql.operator.spill.RowSorter;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Sorts all rows of a subtask.
public record SortSpec(RowType rowType, List<SortKey> keys) implements OperatorSpec {
    @Override
    public BatchOperator open(OperatorServices services) {
        RowSorter sorter = new RowSorter(
                services.files(), rowType, keys, services.settings().memoryBytes());
        return new BatchOperator() {
            @Override
            public void process(int input, ColumnBatch batch) {
                sorter.add(batch);
            }

            @Override
            public void finish() {
                services.emitAll(sorter.sorted());
                sorter.clear();
            }
        };
    }
}
