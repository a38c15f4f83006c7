package dev.millrace.sql.stream.sort;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnOrder;
import dev.millrace.column.LongColumn;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.RowTimers;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowsSerializer;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Emits rows in the order of their event time, as soon as no earlier row is expected. All rows have the same key.
///
/// @param order the order, which begins with the event time
public record TimeSortSpec(RowType rowType, List<SortKey> order) implements ContinuousSpec {
    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new TimeSort(this, services);
    }

    private static final class TimeSort implements ContinuousOperator {
        private final int timeColumn;
        private final ContinuousServices services;
        private final StoredValue<List<PackedRow>> waiting;
        private final RowPacker packer;
        private final ColumnOrder order;
        private final BatchBuilder results;
        private final RowTimers timers;

        TimeSort(TimeSortSpec spec, ContinuousServices services) {
            this.timeColumn = spec.order.getFirst().column();
            this.services = services;
            this.waiting = services.lastingValue("waiting", PackedRowsSerializer.INSTANCE);
            this.packer = RowPacker.ofAll(spec.rowType);
            this.order = SortOrder.of(spec.rowType, spec.order);
            this.results = new BatchBuilder(spec.rowType);
            this.timers = services.timers("sort", this::emit, _ -> {});
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            services.select(PackedRow.EMPTY);
            List<PackedRow> before = waiting.read();
            List<PackedRow> rows = before == null ? new ArrayList<>() : new ArrayList<>(before);
            LongColumn times = (LongColumn) batch.column(timeColumn);
            for (int row = 0; row < batch.size(); row++) {
                if (times.value(row) <= services.watermark()) {
                    services.countLate();
                    continue;
                }
                rows.add(packer.pack(batch, row));
                timers.atEventTime(times.value(row));
            }
            waiting.write(rows);
        }

        private void emit(long timestamp) {
            List<PackedRow> before = waiting.read();
            if (before == null) return;
            List<ColumnBatch> due = new ArrayList<>();
            List<PackedRow> rest = new ArrayList<>();
            for (PackedRow each : before) {
                ColumnBatch row = packer.batch(each);
                if (((LongColumn) row.column(timeColumn)).value(0) <= timestamp) due.add(row);
                else rest.add(each);
            }
            if (rest.isEmpty()) waiting.clear();
            else waiting.write(rest);
            due.sort((a, b) -> order.compare(a, 0, b, 0));
            for (ColumnBatch each : due) results.append(each, 0);
            services.emit(results);
        }
    }
}
