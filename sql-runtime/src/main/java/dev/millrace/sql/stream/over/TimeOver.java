package dev.millrace.sql.stream.over;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.LongColumn;
import dev.millrace.column.ObjectColumn;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.RowTimers;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.SubRows;
import dev.millrace.sql.stream.row.BatchKeys;
import dev.millrace.sql.stream.row.PackedLongs;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.data.TimestampData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Keeps rows until the watermark has passed them, and then computes their functions in the order of their times. Rows
/// with processing time do not wait. Not thread-safe.
final class TimeOver implements ContinuousOperator {
    private final TimeOverSpec spec;
    private final ContinuousServices services;
    private final BatchKeys keys;
    private final RowPacker packer;
    private final OverComputation computation;
    private final SubRows<PackedRow> waiting;
    private final StoredValue<Long> sequence;
    private final StoredValue<Long> lastTime;
    private final RowTimers timers;
    private final BatchBuilder rows;
    private final BatchBuilder output;

    TimeOver(TimeOverSpec spec, ContinuousServices services) {
        this.spec = spec;
        this.services = services;
        this.keys = new BatchKeys(spec.input(), spec.group().keys());
        this.packer = RowPacker.ofAll(spec.input());
        this.computation = spec.history() instanceof OverHistory.Accumulated accumulated
                ? new AccumulatedRows(spec, accumulated.countsRows(), services)
                : new KeptRows(spec, services);
        this.waiting = services.lastingRows("waiting", PackedRowSerializer.INSTANCE);
        this.sequence = services.lastingValue("waiting.sequence", LongSerializer.INSTANCE);
        this.lastTime = services.value("last", LongSerializer.INSTANCE);
        this.timers = services.timers("timers", this::fire, computation::expire);
        this.rows = new BatchBuilder(spec.input());
        this.output = new BatchBuilder(spec.rowType());
    }

    @Override
    public void process(int input, ColumnBatch batch) {
        keys.find(batch);
        for (int row = 0; row < batch.size(); row++) {
            services.select(keys.key(keys.number(row)));
            if (spec.isEventTime()) await(batch, row);
            else now(batch, row);
        }
        flush();
    }

    private void now(ColumnBatch batch, int row) {
        long time = services.millis();
        rows.append(batch, row);
        compute(new long[] {time});
        if (spec.history() instanceof OverHistory.LastTime kept) timers.atProcessingTime(time + kept.millis() + 1);
    }

    private void await(ColumnBatch batch, int row) {
        if (batch.column(spec.timeColumn()).isNull(row)) return;
        long time = time(batch, row);
        if (isLate(time)) {
            services.countLate();
            return;
        }
        Long last = sequence.read();
        long next = last == null ? 0 : last + 1;
        sequence.write(next);
        waiting.put(PackedLongs.of(time, next), packer.pack(batch, row));
        timers.atEventTime(time);
    }

    /// Returns whether the results of later rows were emitted already.
    private boolean isLate(long time) {
        if (!computation.hasBounds()) return time <= services.watermark();
        Long last = lastTime.read();
        return last != null && time <= last;
    }

    private long time(ColumnBatch batch, int row) {
        return batch.column(spec.timeColumn()) instanceof LongColumn longs
                ? longs.value(row)
                : ((TimestampData) Objects.requireNonNull(((ObjectColumn) batch.column(spec.timeColumn())).value(row)))
                        .getMillisecond();
    }

    private void fire(long time) {
        long watermark = services.watermark();
        List<PackedRow> due = new ArrayList<>();
        for (Map.Entry<PackedRow, PackedRow> each : waiting.entries()) {
            if (PackedLongs.at(each.getKey(), 0) <= watermark) due.add(each.getKey());
        }
        computation.expire(time);
        if (due.isEmpty()) return;
        due.sort(Comparator.comparingLong((PackedRow id) -> PackedLongs.at(id, 0))
                .thenComparingLong(id -> PackedLongs.at(id, 1)));
        long[] times = new long[due.size()];
        for (int i = 0; i < times.length; i++) {
            PackedRow id = due.get(i);
            times[i] = PackedLongs.at(id, 0);
            packer.unpack(Objects.requireNonNull(waiting.find(id)), rows, 0);
            rows.endRow();
            waiting.remove(id);
        }
        if (waiting.isEmpty()) sequence.clear();
        long last = times[times.length - 1];
        lastTime.write(last);
        compute(times);
        if (spec.history() instanceof OverHistory.LastTime kept) timers.atEventTime(last + kept.millis() + 1);
    }

    private void compute(long[] times) {
        ColumnBatch batch = rows.build();
        ColumnBatch computed = batch.withAppended(computation.compute(batch, Arrays.copyOf(times, batch.size())));
        for (int row = 0; row < computed.size(); row++) {
            output.append(computed, row);
            services.emitIfFull(output);
        }
    }

    @Override
    public void flush() {
        services.emit(output);
    }
}
