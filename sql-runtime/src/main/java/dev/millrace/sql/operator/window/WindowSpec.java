package dev.millrace.sql.operator.window;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.OperatorSpec;
import dev.millrace.table.types.logical.RowType;
import java.util.Arrays;
import java.util.List;

/// Repeats each row once per window of its time. Rows without a time are dropped.
///
/// @param function TUMBLE, HOP or CUMULATE
/// @param sizes the intervals in the order of the call, in milliseconds
/// @param rowType the type of the rows with the columns of their windows
public record WindowSpec(RowType input, String function, int timeColumn, List<Long> sizes, RowType rowType)
        implements OperatorSpec {
    @Override
    public BatchOperator open(OperatorServices services) {
        return new WindowOperator(this, services);
    }

    private static final class WindowOperator implements BatchOperator, WindowAssigner.Windows {
        private final OperatorServices services;
        private final WindowAssigner assigner;
        private final WindowColumns columns;
        private int[] rows = new int[ColumnBatch.ROWS_MAX];
        private long[] starts = new long[ColumnBatch.ROWS_MAX];
        private long[] ends = new long[ColumnBatch.ROWS_MAX];
        private int count;
        private int row;

        WindowOperator(WindowSpec spec, OperatorServices services) {
            this.services = services;
            this.assigner = WindowAssigner.of(spec.function, spec.sizes);
            this.columns = new WindowColumns(
                    spec.input,
                    spec.timeColumn,
                    spec.rowType,
                    services.settings().zone());
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            for (row = 0; row < batch.size(); row++) {
                if (columns.hasTime(batch, row)) assigner.assign(columns.time(batch, row), this);
                if (count >= ColumnBatch.ROWS_MAX) flush(batch);
            }
            flush(batch);
        }

        @Override
        public void add(long start, long end) {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, 2 * count);
                starts = Arrays.copyOf(starts, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
            rows[count] = row;
            starts[count] = start;
            ends[count++] = end;
        }

        private void flush(ColumnBatch batch) {
            if (count > 0) services.emit(columns.with(batch.select(rows, count), starts, ends));
            count = 0;
        }
    }
}
