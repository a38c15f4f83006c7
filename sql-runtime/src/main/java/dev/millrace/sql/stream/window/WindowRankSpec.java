package dev.millrace.sql.stream.window;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnOrder;
import dev.millrace.column.LongColumn;
import dev.millrace.sql.operator.spill.RowSorter;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.RowTimers;
import dev.millrace.sql.stream.row.BatchKeys;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Keeps the first rows of each key and window, and emits them when the window ends.
///
/// @param input the type of the rows
/// @param keys the indexes of the columns of the partition, without those of the window
/// @param endColumn the index of the column with the end of the window
/// @param order the order of the rows
/// @param first the number of the first row that is wanted, from 1
/// @param last the number of the last row that is wanted
/// @param prefersLast whether the later one of two equal rows comes first
/// @param hasNumber whether the last column of the results is the number of the row
/// @param clock says when windows end
/// @param rowType the type of the results
public record WindowRankSpec(
        RowType input,
        List<Integer> keys,
        int endColumn,
        List<SortKey> order,
        long first,
        long last,
        boolean prefersLast,
        boolean hasNumber,
        TableWindowClock clock,
        RowType rowType)
        implements ContinuousSpec {

    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new WindowRank(this, services);
    }

    private static final class WindowRank implements ContinuousOperator {
        private final WindowRankSpec spec;
        private final ContinuousServices services;
        private final BatchKeys keys;
        private final RowPacker packer;
        private final OpenWindows windows;
        private final RowTimers timers;
        private final ColumnOrder order;
        private final BatchBuilder rows;
        private final BatchBuilder builder;

        WindowRank(WindowRankSpec spec, ContinuousServices services) {
            this.spec = spec;
            this.services = services;
            this.keys = new BatchKeys(spec.input, spec.keys);
            this.packer = RowPacker.ofAll(spec.input);
            this.windows = new OpenWindows(services, "rows");
            this.timers = services.timers("windows", this::fire, time -> {
                fire(time);
                flush();
            });
            this.order = RowSorter.orderOf(spec.input, spec.order);
            this.rows = new BatchBuilder(spec.input);
            this.builder = new BatchBuilder(spec.rowType);
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            keys.find(batch);
            LongColumn ends = (LongColumn) batch.column(spec.endColumn);
            for (int row = 0; row < batch.size(); row++) {
                if (ends.isNull(row)) continue;
                long end = ends.value(row);
                if (spec.clock.isOver(end, services)) {
                    services.countLate();
                    continue;
                }
                services.select(keys.key(keys.number(row)));
                windows.add(end, packer.pack(batch, row));
                spec.clock.arm(end, timers, services);
            }
        }

        private void fire(long time) {
            for (Map.Entry<Long, List<OpenWindows.Entry>> each : windows.byEnd().entrySet()) {
                if (spec.clock.due(each.getKey(), services) > time) break;
                emit(each.getValue());
                windows.drop(each.getValue());
            }
        }

        private void emit(List<OpenWindows.Entry> entries) {
            for (OpenWindows.Entry each : entries) {
                packer.unpack(each.row(), rows, 0);
                rows.endRow();
            }
            ColumnBatch batch = rows.build();
            List<Integer> sorted = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) sorted.add(spec.prefersLast ? batch.size() - 1 - i : i);
            sorted.sort(Comparator.comparing((Integer i) -> i, (a, b) -> order.compare(batch, a, batch, b)));
            for (long number = spec.first; number <= Math.min(spec.last, sorted.size()); number++) {
                append(batch, sorted.get((int) number - 1), number);
            }
        }

        private void append(ColumnBatch batch, int row, long number) {
            int at = 0;
            for (Column each : batch.columns()) builder.column(at++).append(each, row);
            if (spec.hasNumber) builder.column(at).appendValue(number);
            builder.endRow();
            services.emitIfFull(builder);
        }

        @Override
        public void flush() {
            services.emit(builder);
        }
    }
}
