package dev.millrace.sql.stream.process;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.state.MapState;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnOrder;
import dev.millrace.column.LongColumn;
import dev.millrace.sql.plan.ProcessClause;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.NamedTimers;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowsSerializer;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.sql.stream.sort.SortOrder;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Holds the rows of a table until the watermark has passed them, and releases the rows of each partition in their
/// order. Rows behind the watermark are dropped. Not thread-safe.
final class SortedTable {
    private static final String TAG = "";

    private final ContinuousServices services;
    private final MapState<Long, List<PackedRow>> waiting;
    private final NamedTimers timers;
    private final RowPacker packer;
    private final ColumnOrder order;
    private final int timeColumn;
    private final OnRow onRow;
    private long watermark = Long.MIN_VALUE;

    /// Receives rows in their order. The partition is selected.
    @FunctionalInterface
    interface OnRow {
        void row(ColumnBatch batch, int row);
    }

    /// @param index the index of the table
    SortedTable(int index, ProcessClause.Table table, RowType input, ContinuousServices services, OnRow onRow) {
        this.services = services;
        this.waiting = services.lastingMap("sort." + index, LongSerializer.INSTANCE, PackedRowsSerializer.INSTANCE);
        this.timers = services.namedTimers("sort." + index, (_, _) -> release());
        this.packer = RowPacker.ofAll(input);
        this.order = SortOrder.of(input, table.order());
        this.timeColumn = table.order().getFirst().column();
        this.onRow = onRow;
    }

    /// Holds a row of the selected partition.
    void add(ColumnBatch batch, int row) {
        long time = ((LongColumn) batch.column(timeColumn)).value(row);
        if (time <= watermark) {
            services.countLate();
            return;
        }
        try {
            List<PackedRow> before = waiting.get(time);
            List<PackedRow> rows = before == null ? new ArrayList<>() : new ArrayList<>(before);
            rows.add(packer.pack(batch, row));
            waiting.put(time, rows);
        } catch (Exception failed) {
            throw ProcessFaults.access(failed);
        }
        timers.register(TAG, time);
    }

    void advance(long timestamp) {
        watermark = Math.max(watermark, timestamp);
        timers.advance(watermark);
    }

    /// Releases all rows of the selected partition that the watermark has passed.
    private void release() {
        try {
            List<Long> due = new ArrayList<>();
            for (Long each : waiting.keys()) if (each <= watermark) due.add(each);
            due.sort(null);
            for (Long time : due) {
                List<PackedRow> rows = waiting.get(time);
                waiting.remove(time);
                if (rows == null) continue;
                List<ColumnBatch> batches = new ArrayList<>();
                for (PackedRow each : rows) batches.add(packer.batch(each));
                batches.sort((a, b) -> order.compare(a, 0, b, 0));
                for (ColumnBatch each : batches) onRow.row(each, 0);
            }
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw ProcessFaults.access(failed);
        }
    }
}
