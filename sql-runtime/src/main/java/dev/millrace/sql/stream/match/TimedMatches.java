package dev.millrace.sql.stream.match;

import dev.millrace.cep.match.BufferedEvents;
import dev.millrace.cep.match.DueEvents;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.operator.HeldEvents;
import dev.millrace.cep.operator.MatchRowSerializer;
import dev.millrace.cep.operator.StoredMatches;
import dev.millrace.cep.operator.StoredMatchesSerializer;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.RowTimers;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.row.BatchKeys;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import dev.millrace.sql.stream.row.RowPacker;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Matches rows in the order of their times. With event time, or if a second column orders rows with the same time,
/// rows wait until no row with the same time or an earlier one is expected. Not thread-safe.
final class TimedMatches implements ContinuousOperator {
    private static final String MATCHES = "matches";

    private final boolean isEventTime;
    private final boolean waits;
    private final ContinuousServices services;
    private final BatchKeys keys;
    private final RowPacker packer;
    private final RowMatcher matcher;
    private final MatchTimes times;
    private final WaitingOrder order;
    private final HeldEvents<PackedRow> rows;
    private final StoredValue<StoredMatches<PackedRow>> matches;
    private final AtomicLong waiting = new AtomicLong();
    private final RowTimers timers;
    private final BatchBuilder due;

    TimedMatches(MatchChangesSpec spec, ContinuousServices services) {
        this.isEventTime = spec.isEventTime();
        this.waits = isEventTime || spec.clause().order().size() > 1;
        this.services = services;
        this.keys = new BatchKeys(spec.input(), spec.clause().keys());
        this.packer = RowPacker.ofAll(spec.input());
        MatchResults results = new MatchResults(
                spec.clause(),
                spec.input(),
                spec.rowType(),
                packer,
                services.operators(),
                services::millis,
                services::emit);
        this.rows = new HeldEvents<>(
                services.lastingNumbered("match rows", new MatchRowSerializer<>(PackedRowSerializer.INSTANCE)));
        this.matcher = new RowMatcher(
                spec.clause(), spec.input(), packer, services.operators(), services::millis, results, rows);
        this.times = new MatchTimes(spec.clause().timeColumn());
        this.order = new WaitingOrder(spec.input(), spec.clause().order());
        StoredMatchesSerializer<PackedRow> serializer = new StoredMatchesSerializer<>(PackedRowSerializer.INSTANCE);
        this.matches = services.lastingValue(MATCHES, serializer);
        this.timers = services.timers("timers", _ -> fire(services.watermark()), _ -> fire(services.millis()));
        this.due = new BatchBuilder(spec.input());
        services.forEachLasting(MATCHES, serializer, this::restored);
        matcher.register(services.metrics(), rows.events(), waiting);
    }

    /// Counts a restored partition.
    private void restored(StoredMatches<PackedRow> stored) {
        KeyMatches<PackedRow> partition = stored.at(matcher.stages());
        matcher.count(partition);
        rows.restored(partition);
        countWaiting(waiting(partition));
    }

    private static int waiting(KeyMatches<?> partition) {
        BufferedEvents<?> buffer = partition.buffer();
        return buffer == null ? 0 : buffer.size();
    }

    private void countWaiting(int by) {
        waiting.setRelease(waiting.getPlain() + by);
    }

    @Override
    public void process(int input, ColumnBatch batch) {
        keys.find(batch);
        if (waits) {
            for (int row = 0; row < batch.size(); row++) {
                services.select(keys.key(keys.number(row)));
                await(batch, row);
            }
            return;
        }
        List<@Nullable Partition> partitions = new ArrayList<>();
        for (int i = 0; i < keys.count(); i++) partitions.add(null);
        long now = services.millis();
        for (int row = 0; row < batch.size(); row++) {
            int number = keys.number(row);
            services.select(keys.key(number));
            Partition partition = partitions.get(number);
            if (partition == null) partitions.set(number, partition = load());
            process(partition.matches, batch, row, packer.pack(batch, row), now);
        }
        for (int i = 0; i < partitions.size(); i++) {
            services.select(keys.key(i));
            store(Objects.requireNonNull(partitions.get(i)));
        }
    }

    private void await(ColumnBatch batch, int row) {
        long time = isEventTime ? times.of(batch, row) : services.millis();
        if (isEventTime && time <= services.watermark()) {
            services.countLate();
            return;
        }
        Partition partition = load();
        partition.matches.buffer(packer.pack(batch, row), time, rows);
        store(partition);
        countWaiting(1);
        if (isEventTime) timers.atEventTime(time);
        else timers.atProcessingTime(time + 1);
    }

    /// Holds the matches of a partition while its rows are matched.
    ///
    /// @param isStored whether the state has matches of the partition
    private record Partition(KeyMatches<PackedRow> matches, boolean isStored) {}

    private Partition load() {
        StoredMatches<PackedRow> stored = matches.read();
        return stored == null
                ? new Partition(matcher.newPartition(), false)
                : new Partition(stored.at(matcher.stages()), true);
    }

    private void store(Partition partition) {
        if (!partition.matches.isIdle()) matches.write(new StoredMatches<>(partition.matches, matcher.stages()));
        else if (partition.isStored) matches.clear();
    }

    private void process(KeyMatches<PackedRow> partition, ColumnBatch batch, int row, PackedRow packed, long time) {
        try {
            if (!matcher.process(partition, batch, row, packed, time)) return;
        } catch (Exception failed) {
            throw MatchTimes.failed(failed);
        }
        if (isEventTime) timers.atEventTime(time + matcher.windowMillis());
        else timers.atProcessingTime(time + matcher.windowMillis());
    }

    /// Matches the waiting rows of the selected partition, and drops the partial matches whose time is over.
    ///
    /// @param now the watermark, or the wall clock
    private void fire(long now) {
        Partition partition = load();
        DueEvents<PackedRow> rowsDue = matcher.takeDue(partition.matches, now);
        int count = rowsDue.size();
        countWaiting(-count);
        if (count > 0) {
            for (int i = 0; i < count; i++) {
                packer.unpack(rowsDue.valueAt(i), due, 0);
                due.endRow();
            }
            ColumnBatch batch = due.build();
            for (int each : order.of(batch, rowsDue)) {
                process(partition.matches, batch, each, rowsDue.valueAt(each), rowsDue.timeAt(each));
            }
        }
        try {
            matcher.advance(partition.matches, now);
        } catch (Exception failed) {
            throw MatchTimes.failed(failed);
        }
        store(partition);
        if (!isEventTime) matcher.emit();
    }

    @Override
    public void flush() {
        matcher.emit();
    }
}
