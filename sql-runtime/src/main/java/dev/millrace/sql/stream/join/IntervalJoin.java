package dev.millrace.sql.stream.join;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.value.RowKind;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.RowTimers;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.row.PackedRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins rows whose times are close to each other. A row waits as long as matches may come. Not thread-safe.
final class IntervalJoin implements ContinuousOperator {
    private final ContinuousServices services;
    private final TimeBounds bounds;
    private final JoinInput[] inputs;
    private final RowTimes[] times;
    private final boolean[] isOuter;
    private final JoinOutput output;
    private final @Nullable PairFilter filter;
    private final TimedRows[] rows;
    private final RowTimers[] timers;
    private final List<StoredValue<Long>> alarms = new ArrayList<>();

    IntervalJoin(IntervalJoinSpec spec, ContinuousServices services) {
        this.services = services;
        this.bounds = spec.bounds();
        JoinInput left = new JoinInput(spec.left(), spec.leftKeys(), spec.matchesNull());
        JoinInput right = new JoinInput(spec.right(), spec.rightKeys(), spec.matchesNull());
        this.inputs = new JoinInput[] {left, right};
        this.times = new RowTimes[] {new RowTimes(bounds.leftTime()), new RowTimes(bounds.rightTime())};
        this.isOuter = new boolean[] {spec.keepsLeft(), spec.keepsRight()};
        this.output = new JoinOutput(
                left.packer(), right.packer(), spec.right().getFieldCount(), spec.rowType(), services::emit);
        this.filter = spec.condition() == null
                ? null
                : new PairFilter(services.operators().expressions(), spec.condition(), left.packer(), right.packer());
        this.rows = new TimedRows[] {new TimedRows(services, "left"), new TimedRows(services, "right")};
        this.timers = new RowTimers[] {timers("left.timers", 0), timers("right.timers", 1)};
        alarms.add(services.lastingValue("left.alarm", LongSerializer.INSTANCE));
        alarms.add(services.lastingValue("right.alarm", LongSerializer.INSTANCE));
    }

    private RowTimers timers(String name, int side) {
        return services.timers(name, _ -> expire(side), _ -> {
            expire(side);
            output.flush();
        });
    }

    @Override
    public void process(int input, ColumnBatch batch) {
        JoinInput side = inputs[input];
        side.find(batch);
        side.prefetch(services);
        for (int row = 0; row < batch.size(); row++) {
            PackedRow packed = side.row(batch, row);
            boolean hasTime = !bounds.isEventTime() || times[input].isPresent(batch, row);
            if (!hasTime || bounds.lower() > bounds.upper() || side.isWithoutMatch(batch, row)) {
                if (isOuter[input]) emit(input, packed, null);
                continue;
            }
            services.select(side.key(row));
            row(input, packed, bounds.isEventTime() ? times[input].of(batch, row) : services.millis());
        }
        output.flush();
    }

    /// Returns the present time of the operator in milliseconds.
    private long now() {
        return bounds.isEventTime() ? Math.max(0, services.watermark()) : services.millis();
    }

    /// Returns the time of the last row of the other input that may match a row.
    private long lastMatch(int input, long time) {
        return input == 0 ? time - bounds.lower() : time + bounds.upper();
    }

    private long firstMatch(int input, long time) {
        return input == 0 ? time - bounds.upper() : time + bounds.lower();
    }

    private boolean isExpired(int input, long time, long now) {
        return lastMatch(input, time) < now;
    }

    private void row(int input, PackedRow row, long time) {
        int other = 1 - input;
        List<TimedRows.Entry> candidates = new ArrayList<>();
        long now = now();
        for (TimedRows.Entry each : rows[other].all()) {
            if (each.time() >= firstMatch(input, time) && each.time() <= lastMatch(input, time)) candidates.add(each);
            else if (isExpired(other, each.time(), now)) drop(other, each);
        }
        boolean hasMatch = join(input, row, candidates);
        for (TimedRows.Entry each : candidates) if (isExpired(other, each.time(), now)) drop(other, each);
        if (now < lastMatch(input, time)) {
            rows[input].add(time, row, hasMatch);
            if (alarms.get(input).read() == null) arm(input, time);
        } else if (!hasMatch && isOuter[input]) {
            emit(input, row, null);
        }
    }

    private boolean join(int input, PackedRow row, List<TimedRows.Entry> candidates) {
        if (filter != null) {
            for (TimedRows.Entry each : candidates) {
                if (input == 0) filter.add(row, each.row());
                else filter.add(each.row(), row);
            }
        }
        boolean[] passed = filter == null ? null : filter.test();
        boolean hasMatch = false;
        for (int i = 0; i < candidates.size(); i++) {
            if (passed != null && !passed[i]) continue;
            hasMatch = true;
            emit(input, row, candidates.get(i).row());
            if (isOuter[1 - input]) rows[1 - input].match(candidates.get(i));
        }
        return hasMatch;
    }

    private void drop(int side, TimedRows.Entry entry) {
        if (isOuter[side] && !rows[side].hasMatch(entry)) emit(side, entry.row(), null);
        rows[side].remove(entry);
    }

    /// Registers a timer for the rows of a side. It is late by half of the interval, so that it drops several rows.
    private void arm(int side, long time) {
        long alarm = lastMatch(side, time) + (bounds.upper() - bounds.lower()) / 2 + 1;
        alarms.get(side).write(alarm);
        if (bounds.isEventTime()) timers[side].atEventTime(alarm);
        else timers[side].atProcessingTime(alarm);
    }

    private void expire(int side) {
        alarms.get(side).clear();
        long now = now();
        long next = Long.MAX_VALUE;
        for (TimedRows.Entry each : rows[side].all()) {
            if (isExpired(side, each.time(), now)) drop(side, each);
            else next = Math.min(next, each.time());
        }
        if (next != Long.MAX_VALUE) arm(side, next);
    }

    private void emit(int input, PackedRow row, @Nullable PackedRow other) {
        if (input == 0) output.emit(RowKind.INSERT, row, other);
        else output.emit(RowKind.INSERT, other, row);
    }

    /// Returns a watermark that results cannot fall behind, although their rows waited.
    @Override
    public long forwardedWatermark(long timestamp) {
        boolean isPlain = !bounds.isEventTime() || timestamp == Long.MAX_VALUE;
        return isPlain ? timestamp : timestamp - Math.max(0, Math.max(-bounds.lower(), bounds.upper()));
    }

    @Override
    public void flush() {
        output.flush();
    }
}
