package dev.millrace.sql.stream.window;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.LongColumn;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.RowTimers;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// Keeps the rows of the open windows of each key, because the input may take rows back. Not thread-safe.
final class RowWindows implements ContinuousOperator {
    private final WindowAggregateSpec spec;
    private final ContinuousServices services;
    private final RowContent content;
    private final RowTimers timers;
    private final WindowResults results;
    private int[] rows = new int[ColumnBatch.ROWS_MAX];

    RowWindows(WindowAggregateSpec spec, ContinuousServices services) {
        this.spec = spec;
        this.services = services;
        RowType extended = LocalWindowsSpec.extended(spec.input());
        List<Integer> keys = new ArrayList<>(spec.keys());
        keys.add(spec.input().getFieldCount());
        this.content = new RowContent(services, extended, keys, spec.calls());
        this.timers = services.timers("windows", this::fire, time -> {
            fire(time);
            flush();
        });
        this.results = new WindowResults(spec, services, keys.size() - 1);
    }

    private boolean isLate(long slice) {
        return spec.clock().isOver(spec.place().lastEnd(slice), services);
    }

    @Override
    public void process(int input, ColumnBatch batch) {
        LongColumn ends = (LongColumn) batch.column(spec.place().endColumn());
        if (rows.length < batch.size()) rows = new int[batch.size()];
        int count = 0;
        for (int row = 0; row < batch.size(); row++) {
            if (ends.isNull(row)) continue;
            if (isLate(ends.value(row) + spec.place().shift())) services.countLate(1);
            else rows[count++] = row;
        }
        if (count == 0) return;
        ColumnBatch kept = count == batch.size() ? batch : batch.select(rows, count);
        LongColumn keptEnds = (LongColumn) kept.column(spec.place().endColumn());
        long[] slices = Arrays.copyOf(keptEnds.values(), count);
        for (int i = 0; i < count; i++) slices[i] += spec.place().shift();
        content.add(kept.withAppended(List.of((Column) new LongColumn(slices, count, null))), this::arm);
    }

    /// Registers a timer of the current key for the first open window of a slice.
    private void arm(long slice) {
        for (long end = spec.place().firstEnd(slice);
                end != WindowShape.NONE;
                end = spec.place().nextEnd(end)) {
            if (end > spec.place().lastEnd(slice)) return;
            if (spec.clock().isOver(end, services)) continue;
            spec.clock().arm(end, timers, services);
            return;
        }
    }

    private void fire(long time) {
        long[] slices = content.slices();
        if (!spec.clock().isInstant()) {
            fire(time + 1, slices);
            return;
        }
        // Two windows of local time may end at the same point in time.
        TreeSet<Long> due = new TreeSet<>();
        for (long slice : slices) {
            for (long end = spec.place().firstEnd(slice);
                    end != WindowShape.NONE;
                    end = spec.place().nextEnd(end)) {
                if (end > spec.place().lastEnd(slice)) break;
                if (spec.clock().due(end, services) == time) due.add(end);
            }
        }
        for (long end : due) fire(end, slices);
    }

    private void fire(long end, long[] slices) {
        for (long slice : slices) {
            if (spec.place().firstEnd(slice) > end) continue;
            long last = spec.place().lastEnd(slice);
            if (end <= last) content.emit(slice, end);
            if (last <= end) content.drop(slice);
            else armAfter(slice, end);
        }
    }

    private void armAfter(long slice, long end) {
        long next = spec.place().nextEnd(end);
        if (next != WindowShape.NONE && next <= spec.place().lastEnd(slice))
            spec.clock().arm(next, timers, services);
    }

    @Override
    public void flush() {
        ColumnBatch groups = content.results();
        if (groups.size() > 0) services.emitInParts(results.of(groups));
    }
}
