package dev.millrace.sql.stream.window;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.value.RowKind;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.operator.window.WindowColumns;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.RowTimers;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.SubRows;
import dev.millrace.sql.stream.row.BatchKeys;
import dev.millrace.sql.stream.row.PackedLongs;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Keeps rows until their sessions end, and then emits them with the columns of their sessions. Rows of the same key
/// belong to the same session if their times are at most a gap apart.
///
/// @param timeColumn the index of the column with the time
/// @param keys the indexes of the columns that separate sessions
/// @param gap the time without rows after which a session ends, in milliseconds
/// @param clock says when sessions end
/// @param rowType the type of the rows with the columns of their sessions
public record SessionTableSpec(
        RowType input, int timeColumn, List<Integer> keys, long gap, TableWindowClock clock, RowType rowType)
        implements ContinuousSpec {

    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new SessionTable(this, services);
    }

    private static final class SessionTable implements ContinuousOperator {
        private static final int KIND_BITS = 2;

        private final SessionTableSpec spec;
        private final ContinuousServices services;
        private final WindowColumns columns;
        private final BatchKeys keys;
        private final RowPacker packer;
        private final BatchBuilder builder;
        /// The ends of the sessions of the key by their starts.
        private final SubRows<Long> sessions;
        /// The rows of the key by their times and numbers.
        private final SubRows<PackedRow> rows;
        private final StoredValue<Long> sequence;
        private final RowTimers timers;

        SessionTable(SessionTableSpec spec, ContinuousServices services) {
            this.spec = spec;
            this.services = services;
            this.columns = new WindowColumns(
                    spec.input,
                    spec.timeColumn,
                    spec.rowType,
                    services.operators().zone());
            this.keys = new BatchKeys(spec.input, spec.keys);
            this.packer = RowPacker.ofAll(spec.input);
            this.builder = new BatchBuilder(spec.input);
            this.sessions = services.lastingRows("sessions", LongSerializer.INSTANCE);
            this.rows = services.lastingRows("rows", PackedRowSerializer.INSTANCE);
            this.sequence = services.lastingValue("sequence", LongSerializer.INSTANCE);
            this.timers = services.timers("sessions", this::fire, this::fire);
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            keys.find(batch);
            for (int row = 0; row < batch.size(); row++) {
                if (!columns.hasTime(batch, row)) continue;
                services.select(keys.key(keys.number(row)));
                long time = columns.time(batch, row);
                if (extend(time)) add(time, packer.pack(batch, row), batch.kind(row));
                else services.countLate();
            }
        }

        /// Adds a time to the sessions of the current key, which may merge. Returns false if the time is late.
        private boolean extend(long time) {
            long start = time;
            long end = time + spec.gap;
            List<Long> merged = new ArrayList<>();
            for (Map.Entry<PackedRow, Long> each : sessions.entries()) {
                long otherStart = PackedLongs.at(each.getKey(), 0);
                long otherEnd = each.getValue();
                if (time > otherEnd || time + spec.gap < otherStart) continue;
                merged.add(otherStart);
                start = Math.min(start, otherStart);
                end = Math.max(end, otherEnd);
            }
            if (spec.clock.isOver(end, services)) return false;
            if (merged.size() != 1 || merged.getFirst() != start) {
                for (long each : merged) sessions.remove(PackedLongs.of(each));
            }
            sessions.put(PackedLongs.of(start), end);
            // The timer of a session that grows stays: it fires too early, and is then registered again.
            if (merged.isEmpty()) spec.clock.arm(end, timers, services);
            return true;
        }

        private void add(long time, PackedRow row, RowKind kind) {
            Long last = sequence.read();
            long next = last == null ? 0 : last + 1;
            sequence.write(next);
            rows.put(PackedLongs.of(time, next << KIND_BITS | kind.toByteValue()), row);
        }

        private void fire(long time) {
            List<Long> due = new ArrayList<>();
            for (Map.Entry<PackedRow, Long> each : sessions.entries()) {
                boolean isDue = spec.clock.due(each.getValue(), services) <= time;
                if (isDue) due.add(PackedLongs.at(each.getKey(), 0));
                else spec.clock.arm(each.getValue(), timers, services);
            }
            due.sort(Long::compare);
            for (long start : due) {
                Long end = sessions.find(PackedLongs.of(start));
                sessions.remove(PackedLongs.of(start));
                if (end != null) emit(start, end);
            }
            if (rows.isEmpty()) sequence.clear();
        }

        private void emit(long start, long end) {
            List<PackedRow> ids = new ArrayList<>();
            for (Map.Entry<PackedRow, PackedRow> each : rows.entries()) {
                long time = PackedLongs.at(each.getKey(), 0);
                if (time >= start && time < end) ids.add(each.getKey());
            }
            ids.sort((a, b) -> Long.compare(PackedLongs.at(a, 1), PackedLongs.at(b, 1)));
            for (PackedRow id : ids) {
                PackedRow row = rows.find(id);
                rows.remove(id);
                if (row == null) continue;
                packer.unpack(row, builder, 0);
                builder.endRow(RowKind.fromByteValue((byte) (PackedLongs.at(id, 1) & (1 << KIND_BITS) - 1)));
                if (builder.isFull()) emitRows(start, end);
            }
            emitRows(start, end);
        }

        private void emitRows(long start, long end) {
            if (builder.isEmpty()) return;
            ColumnBatch batch = builder.build();
            long[] starts = new long[batch.size()];
            long[] ends = new long[batch.size()];
            Arrays.fill(starts, start);
            Arrays.fill(ends, end);
            services.emit(columns.with(batch, starts, ends));
        }
    }
}
