package dev.millrace.sql.stream.join;

import dev.millrace.api.serializer.BooleanSerializer;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.value.RowKind;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.RowTimers;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.SubRows;
import dev.millrace.sql.stream.row.PackedLongs;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Joins each left row with the version of the right row that was valid at the time of the left row. Left rows wait
/// for the watermark of both inputs. The former row of an update changes nothing, because a version is valid until
/// the time of the next one.
///
/// @param leftKeys the indexes of the columns of the left input that are equal to the primary key of the right one
/// @param leftTime the index of the column of the left input with the time
/// @param rightTime the index of the column of the right input with the time from which a version is valid
/// @param keepsLeft whether left rows without a version are results
/// @param condition a further condition over the columns of both inputs; null for none
/// @param rowType the type of the results
public record TemporalJoinSpec(
        RowType left,
        RowType right,
        List<Integer> leftKeys,
        List<Integer> rightKeys,
        int leftTime,
        int rightTime,
        boolean keepsLeft,
        @Nullable Expr condition,
        RowType rowType)
        implements ContinuousSpec {

    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new TemporalJoin(this, services);
    }

    /// Keeps left rows until the watermark has passed them, and the versions of right rows.
    private static final class TemporalJoin implements ContinuousOperator {
        private static final int KIND_BITS = 2;

        private final TemporalJoinSpec spec;
        private final ContinuousServices services;
        private final JoinInput[] inputs;
        private final RowTimes[] times;
        private final JoinOutput output;
        private final @Nullable PairFilter filter;
        private final SubRows<PackedRow> lefts;
        private final StoredValue<Long> sequence;
        private final SubRows<PackedRow> versions;
        private final SubRows<Boolean> deletions;
        private final StoredValue<Long> alarm;
        private final RowTimers timers;

        TemporalJoin(TemporalJoinSpec spec, ContinuousServices services) {
            this.spec = spec;
            this.services = services;
            List<Boolean> matchesNull = spec.leftKeys.stream().map(_ -> false).toList();
            JoinInput left = new JoinInput(spec.left, spec.leftKeys, matchesNull);
            JoinInput right = new JoinInput(spec.right, spec.rightKeys, matchesNull);
            this.inputs = new JoinInput[] {left, right};
            this.times = new RowTimes[] {new RowTimes(spec.leftTime), new RowTimes(spec.rightTime)};
            this.output = new JoinOutput(
                    left.packer(), right.packer(), spec.right.getFieldCount(), spec.rowType, services::emit);
            this.filter = spec.condition == null
                    ? null
                    : new PairFilter(services.operators().expressions(), spec.condition, left.packer(), right.packer());
            this.lefts = services.rows("left", PackedRowSerializer.INSTANCE);
            this.sequence = services.value("sequence", LongSerializer.INSTANCE);
            this.versions = services.rows("versions", PackedRowSerializer.INSTANCE);
            this.deletions = services.rows("deletions", BooleanSerializer.INSTANCE);
            this.alarm = services.lastingValue("alarm", LongSerializer.INSTANCE);
            this.timers = services.timers("timers", _ -> join(), _ -> {});
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            inputs[input].find(batch);
            for (int row = 0; row < batch.size(); row++) {
                boolean isFormer = input == 1 && batch.kind(row) == RowKind.UPDATE_BEFORE;
                if (isFormer || !times[input].isPresent(batch, row)) continue;
                PackedRow packed = inputs[input].row(batch, row);
                if (inputs[input].isWithoutMatch(batch, row)) {
                    if (input == 0 && spec.keepsLeft) output.emit(batch.kind(row), packed, null);
                    continue;
                }
                services.select(inputs[input].key(row));
                long time = times[input].of(batch, row);
                if (input == 0) addLeft(packed, time, batch.kind(row));
                else addVersion(packed, time, batch.kind(row));
                arm(time);
            }
            output.flush();
        }

        private void addLeft(PackedRow row, long time, RowKind kind) {
            Long last = sequence.read();
            long next = last == null ? 0 : last + 1;
            sequence.write(next);
            lefts.put(PackedLongs.of(time, next << KIND_BITS | kind.toByteValue()), row);
        }

        private void addVersion(PackedRow row, long time, RowKind kind) {
            PackedRow key = PackedLongs.of(time);
            versions.put(key, row);
            if (kind == RowKind.DELETE) deletions.put(key, true);
            else deletions.remove(key);
        }

        private void arm(long time) {
            Long known = alarm.read();
            if (known != null && known <= time) return;
            if (known != null) timers.cancelEventTime(known);
            alarm.write(time);
            timers.atEventTime(time);
        }

        /// Joins the left rows of the current key that the watermark has passed.
        private void join() {
            alarm.clear();
            long watermark = services.watermark();
            NavigableMap<Long, PackedRow> known = new TreeMap<>();
            for (Map.Entry<PackedRow, PackedRow> each : versions.entries()) {
                known.put(PackedLongs.at(each.getKey(), 0), each.getValue());
            }
            NavigableMap<Long, Map.Entry<PackedRow, PackedRow>> due = new TreeMap<>();
            long next = Long.MAX_VALUE;
            for (Map.Entry<PackedRow, PackedRow> each : lefts.entries()) {
                long time = PackedLongs.at(each.getKey(), 0);
                if (time <= watermark)
                    due.put(PackedLongs.at(each.getKey(), 1), Map.entry(each.getKey(), each.getValue()));
                else next = Math.min(next, time);
            }
            for (Map.Entry<Long, Map.Entry<PackedRow, PackedRow>> each : due.entrySet()) {
                PackedRow key = each.getValue().getKey();
                lefts.remove(key);
                RowKind kind = RowKind.fromByteValue((byte) (each.getKey() & (1 << KIND_BITS) - 1));
                emit(kind, each.getValue().getValue(), known.floorEntry(PackedLongs.at(key, 0)));
            }
            dropVersions(known, watermark);
            if (next != Long.MAX_VALUE) arm(next);
        }

        private void emit(RowKind kind, PackedRow left, Map.@Nullable Entry<Long, PackedRow> version) {
            if (version != null && isMatch(left, version)) output.emit(kind, left, version.getValue());
            else if (spec.keepsLeft) output.emit(kind, left, null);
        }

        private boolean isMatch(PackedRow left, Map.Entry<Long, PackedRow> version) {
            if (deletions.find(PackedLongs.of(version.getKey())) != null) return false;
            if (filter == null) return true;
            filter.add(left, version.getValue());
            return filter.test()[0];
        }

        /// Drops all versions before the one that is valid at the watermark.
        private void dropVersions(NavigableMap<Long, PackedRow> known, long watermark) {
            Long valid = known.floorKey(watermark);
            if (valid == null) return;
            for (long each : new ArrayList<>(known.headMap(valid, false).keySet())) {
                versions.remove(PackedLongs.of(each));
                deletions.remove(PackedLongs.of(each));
            }
        }

        @Override
        public void flush() {
            output.flush();
        }
    }
}
