package dev.millrace.sql.stream.window;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.LongColumn;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.GroupMarks;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps one row of intermediate results per key and slice, and emits the results of a window when it ends. There are
/// no timers per key: when a window ends, its slices know their keys. Not thread-safe.
final class SliceAggregate implements ContinuousOperator {
    private static final int DUE_MAX = 16 * ColumnBatch.ROWS_MAX;

    private final WindowAggregateSpec spec;
    private final ContinuousServices services;
    private final WindowPlace place;
    private final @Nullable WindowShape shape;
    private final SlicePartials partials;
    private final SliceKeys keys;
    /// The end of the last window that was emitted. Sessions end one by one, so they have none.
    private final GroupMarks fired;
    private final WindowResults results;
    private long alarm = Long.MAX_VALUE;
    private int[] rows = new int[ColumnBatch.ROWS_MAX];

    SliceAggregate(WindowAggregateSpec spec, ContinuousServices services) {
        this.spec = spec;
        this.services = services;
        this.place = spec.place();
        this.shape = place.shape();
        List<Integer> groups = new ArrayList<>(spec.keys());
        groups.add(spec.input().getFieldCount());
        RowType extended = LocalWindowsSpec.extended(spec.input());
        this.partials = new SlicePartials(services, extended, groups, spec.calls());
        this.fired = services.groupMarks("fired");
        this.keys = new SliceKeys(place, shape == null ? 1 : fired.count());
        this.results = new WindowResults(spec, services, groups.size() - 1);
        partials.forEachKept(this::list);
        setAlarm();
    }

    @Override
    public void process(int input, ColumnBatch batch) {
        if (spec.isMerging()) merge(batch);
        else add(batch);
        setAlarm();
    }

    /// Adds rows with intermediate results, whose last column has the number of rows that they stand for.
    private void merge(ColumnBatch batch) {
        int last = batch.width() - 1;
        int sliceColumn = spec.keys().size();
        LongColumn slices = (LongColumn) batch.column(sliceColumn);
        LongColumn counts = (LongColumn) batch.column(last);
        int count = 0;
        int[] onTime = rows(batch.size());
        for (int row = 0; row < batch.size(); row++) {
            if (isLate(slices.value(row))) services.countLate(counts.value(row));
            else onTime[count++] = row;
        }
        if (count == 0) return;
        int[] columns = new int[last];
        for (int i = 0; i < last; i++) columns[i] = i;
        ColumnBatch kept = batch.project(columns);
        if (count < batch.size()) kept = kept.select(onTime, count);
        if (mayBeMoved()) partials.mergeMoved(kept, this::open, this::list);
        else partials.merge(kept, this::list);
    }

    private void add(ColumnBatch batch) {
        LongColumn ends = (LongColumn) batch.column(place.endColumn());
        int count = 0;
        int[] onTime = rows(batch.size());
        for (int row = 0; row < batch.size(); row++) {
            if (ends.isNull(row)) continue;
            if (isLate(ends.value(row) + place.shift())) services.countLate(1);
            else onTime[count++] = row;
        }
        if (count == 0) return;
        ColumnBatch kept = count == batch.size() ? batch : batch.select(onTime, count);
        LongColumn keptEnds = (LongColumn) kept.column(place.endColumn());
        long[] slices = Arrays.copyOf(keptEnds.values(), count);
        for (int i = 0; i < count; i++) slices[i] = open(slices[i] + place.shift());
        partials.add(kept.withAppended(List.of((Column) new LongColumn(slices, count, null))), this::list);
    }

    private int[] rows(int size) {
        if (rows.length < size) rows = new int[size];
        return rows;
    }

    private boolean isLate(long slice) {
        long last = place.lastEnd(slice);
        if (spec.clock().isOver(last, services)) return true;
        return spec.clock().isEventTime() && shape != null && last <= fired.least();
    }

    /// Returns whether rows that arrive after the end of their window belong to the next one.
    private boolean mayBeMoved() {
        return !spec.clock().isEventTime() && shape != null;
    }

    /// Returns the slice of a row: its own one or, in processing time, the first one whose windows have not ended.
    private long open(long slice) {
        WindowShape known = shape;
        if (known == null || spec.clock().isEventTime()) return slice;
        long end = fired.least();
        return end == Long.MIN_VALUE || place.lastEnd(slice) > end ? slice : known.sliceEnd(end);
    }

    /// Adds the current key to a slice.
    private void list(long slice) {
        int group = shape == null ? 0 : fired.groupOfCurrentKey();
        keys.add(slice, group, services.currentKey(), this::isOver);
    }

    private boolean isOver(long windowEnd) {
        return shape != null && windowEnd <= fired.least() || spec.clock().isOver(windowEnd, services);
    }

    @Override
    public void watermark(long timestamp) {
        if (spec.clock().isEventTime()) fireUntil(timestamp);
    }

    private void setAlarm() {
        if (spec.clock().isEventTime()) return;
        long end = keys.firstEnd();
        if (end == WindowShape.NONE) return;
        long due = spec.clock().due(end, services);
        if (due >= alarm) return;
        alarm = due;
        services.atMillis(due, () -> {
            alarm = Long.MAX_VALUE;
            fireUntil(due);
            flush();
            setAlarm();
        });
    }

    private void fireUntil(long time) {
        while (true) {
            long end = keys.firstEnd();
            if (end == WindowShape.NONE || spec.clock().due(end, services) > time) return;
            fire(end);
        }
    }

    private void fire(long end) {
        List<Long> slices = keys.slices(end);
        int groups = shape == null ? 1 : fired.count();
        for (int group = 0; group < groups; group++) {
            // After a restore, key groups of other subtasks may be ahead.
            boolean isFired = shape != null && fired.of(group) >= end;
            for (Long slice : slices) {
                boolean isLast = place.lastEnd(slice) <= end;
                if (isFired && !isLast) continue;
                for (PackedRow key : keys.keys(slice, group)) {
                    services.select(key);
                    if (!isFired) partials.emit(slice, end);
                    if (isLast) partials.drop(slice);
                }
            }
            if (partials.due() >= DUE_MAX) flush();
        }
        keys.drop(end);
        if (shape != null) fired.raise(end);
    }

    @Override
    public void flush() {
        ColumnBatch groups = partials.results();
        if (groups.size() > 0) services.emitInParts(results.of(groups));
    }
}
