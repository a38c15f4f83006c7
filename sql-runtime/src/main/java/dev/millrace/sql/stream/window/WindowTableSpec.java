package dev.millrace.sql.stream.window;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.operator.window.WindowColumns;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.table.types.logical.RowType;
import java.util.Arrays;

/// Repeats each row once per window of its time, or gives it the slice of its time. Rows without a time are dropped.
///
/// @param timeColumn the index of the column with the time
/// @param isSliced whether a row gets the end of its slice as the end of a window
/// @param rowType the type of the rows with the columns of their windows
public record WindowTableSpec(RowType input, int timeColumn, WindowShape shape, boolean isSliced, RowType rowType)
        implements ContinuousSpec {

    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new WindowTable(this, services);
    }

    private static final class WindowTable implements ContinuousOperator {
        private final WindowTableSpec spec;
        private final ContinuousServices services;
        private final WindowColumns columns;
        private int[] rows = new int[ColumnBatch.ROWS_MAX];
        private long[] starts = new long[ColumnBatch.ROWS_MAX];
        private long[] ends = new long[ColumnBatch.ROWS_MAX];
        private int count;

        WindowTable(WindowTableSpec spec, ContinuousServices services) {
            this.spec = spec;
            this.services = services;
            this.columns = new WindowColumns(
                    spec.input,
                    spec.timeColumn,
                    spec.rowType,
                    services.operators().zone());
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            for (int row = 0; row < batch.size(); row++) {
                if (columns.hasTime(batch, row)) assign(row, columns.time(batch, row));
                if (count >= ColumnBatch.ROWS_MAX) emit(batch);
            }
            emit(batch);
        }

        private void assign(int row, long time) {
            WindowShape shape = spec.shape;
            long slice = shape.sliceEnd(time);
            long end = shape.firstEnd(slice);
            if (spec.isSliced) {
                if (end != WindowShape.NONE) add(row, shape.start(slice), slice);
                return;
            }
            long last = shape.lastEnd(slice);
            for (; end != WindowShape.NONE && end <= last; end = shape.nextEnd(end)) add(row, shape.start(end), end);
        }

        private void add(int row, long start, long end) {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, 2 * count);
                starts = Arrays.copyOf(starts, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
            rows[count] = row;
            starts[count] = start;
            ends[count++] = end;
        }

        private void emit(ColumnBatch batch) {
            if (count > 0) services.emit(columns.with(batch.select(rows, count), starts, ends));
            count = 0;
        }
    }
}
