package dev.millrace.sql.operator.sort;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnOrder;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.OperatorSpec;
import dev.millrace.sql.operator.spill.BatchReader;
import dev.millrace.sql.operator.spill.RowSorter;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps the first rows in an order, and emits them sorted.
///
/// @param fetch the number of rows to keep
public record TopSpec(RowType rowType, List<SortKey> keys, long fetch) implements OperatorSpec {
    @Override
    public BatchOperator open(OperatorServices services) {
        return new TopOperator(this, services);
    }

    /// Sorts whenever it has many more rows than are wanted, and drops the others. If the wanted rows need too much
    /// memory, all rows that may be among them are sorted in files.
    private static final class TopOperator implements BatchOperator {
        private final TopSpec spec;
        private final OperatorServices services;
        private final ColumnOrder order;
        private final int[] rows = new int[ColumnBatch.ROWS_MAX];
        private final List<ColumnBatch> kept = new ArrayList<>();
        private final long memoryBytes;
        private long keptRows;
        private long keptBytes;
        private @Nullable ColumnBatch lastBatch;
        private @Nullable RowSorter files;

        TopOperator(TopSpec spec, OperatorServices services) {
            this.spec = spec;
            this.services = services;
            this.memoryBytes = services.settings().memoryBytes();
            this.order = RowSorter.orderOf(spec.rowType, spec.keys);
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            ColumnBatch candidates = candidates(batch);
            if (candidates.size() == 0) return;
            if (files != null) {
                files.add(candidates);
                return;
            }
            kept.add(candidates);
            keptRows += candidates.size();
            keptBytes += candidates.bytes();
            boolean hasTooMany = keptRows - 2L * ColumnBatch.ROWS_MAX > 2 * spec.fetch;
            if (!hasTooMany && keptBytes <= memoryBytes) return;
            cut();
            if (keptBytes > memoryBytes / 2) moveToFiles();
        }

        private void moveToFiles() {
            RowSorter sorter = new RowSorter(services.files(), spec.rowType, spec.keys, memoryBytes);
            for (ColumnBatch each : kept) sorter.add(each);
            kept.clear();
            files = sorter;
        }

        /// Returns the rows that may be among the first ones.
        private ColumnBatch candidates(ColumnBatch batch) {
            ColumnBatch last = lastBatch;
            if (last == null || batch.size() > rows.length) return batch;
            int count = 0;
            for (int row = 0; row < batch.size(); row++) {
                if (order.compare(batch, row, last, last.size() - 1) < 0) rows[count++] = row;
            }
            return count == batch.size() ? batch : batch.select(rows, count);
        }

        private void cut() {
            BatchReader sorted = sorted();
            kept.clear();
            keptBytes = 0;
            keptRows = first(sorted, part -> {
                kept.add(part);
                keptBytes += part.bytes();
            });
            if (keptRows == spec.fetch && !kept.isEmpty()) lastBatch = kept.getLast();
        }

        /// Passes the first rows on, and returns their number.
        private long first(BatchReader sorted, Consumer<ColumnBatch> output) {
            long missing = spec.fetch;
            while (missing > 0) {
                ColumnBatch each = sorted.next();
                if (each == null) break;
                ColumnBatch part = each.slice(0, (int) Math.min(each.size(), missing));
                output.accept(part);
                missing -= part.size();
            }
            sorted.close();
            return spec.fetch - missing;
        }

        private BatchReader sorted() {
            RowSorter sorter = new RowSorter(services.files(), spec.rowType, spec.keys, Long.MAX_VALUE);
            for (ColumnBatch each : kept) sorter.add(each);
            return sorter.sorted();
        }

        @Override
        public void finish() {
            if (files != null) {
                first(files.sorted(), services::emit);
                files.clear();
                return;
            }
            if (spec.fetch > 0) cut();
            else kept.clear();
            for (ColumnBatch each : kept) services.emit(each);
        }
    }
}
