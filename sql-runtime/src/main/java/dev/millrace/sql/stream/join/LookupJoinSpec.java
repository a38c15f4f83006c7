package dev.millrace.sql.stream.join;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Joins each left row with the rows of a table that ends. The table is read once and kept; left rows wait for its end.
///
/// @param leftKeys the indexes of the columns of the join key of the left input
/// @param matchesNull whether NULL matches NULL, for each column of the key
/// @param keepsLeft whether left rows without a match are results
/// @param condition a further condition over the columns of both inputs; null for none
/// @param rowType the type of the results
public record LookupJoinSpec(
        RowType left,
        RowType right,
        List<Integer> leftKeys,
        List<Integer> rightKeys,
        List<Boolean> matchesNull,
        boolean keepsLeft,
        @Nullable Expr condition,
        RowType rowType)
        implements ContinuousSpec {

    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new LookupJoin(this, services);
    }

    private static final class LookupJoin implements ContinuousOperator {
        private static final int KIND_BITS = 2;
        private static final long NEXT_WATERMARK = Long.MIN_VALUE + 1;

        private final LookupJoinSpec spec;
        private final ContinuousServices services;
        private final JoinInput[] inputs;
        private final JoinOutput output;
        private final @Nullable PairFilter filter;
        private final SubRows<Long> table;
        private final SubRows<PackedRow> waiting;
        private final StoredValue<Long> sequence;
        private final RowTimers timers;
        /// The keys with waiting rows since the start of the subtask. Those of a snapshot have timers.
        private final Set<PackedRow> waitingKeys = new LinkedHashSet<>();
        private final @Nullable LookupColumns columns;
        private boolean isComplete;

        LookupJoin(LookupJoinSpec spec, ContinuousServices services) {
            this.spec = spec;
            this.services = services;
            JoinInput left = new JoinInput(spec.left, spec.leftKeys, spec.matchesNull);
            JoinInput right = new JoinInput(spec.right, spec.rightKeys, spec.matchesNull);
            this.inputs = new JoinInput[] {left, right};
            this.output = new JoinOutput(
                    left.packer(), right.packer(), spec.right.getFieldCount(), spec.rowType, services::emit);
            this.filter = spec.condition == null
                    ? null
                    : new PairFilter(services.operators().expressions(), spec.condition, left.packer(), right.packer());
            this.columns = filter == null ? new LookupColumns(right.packer(), spec.keepsLeft) : null;
            this.table = services.lastingRows("table", LongSerializer.INSTANCE);
            this.waiting = services.lastingRows("waiting", PackedRowSerializer.INSTANCE);
            this.sequence = services.lastingValue("sequence", LongSerializer.INSTANCE);
            this.timers = services.timers("timers", _ -> joinWaiting(), _ -> {});
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            inputs[input].find(batch);
            if (input == 0 && isComplete && columns != null) {
                services.emitInParts(columns.join(batch, inputs[0], this::matches));
                return;
            }
            for (int row = 0; row < batch.size(); row++) {
                PackedRow packed = inputs[input].row(batch, row);
                RowKind kind = batch.kind(row);
                if (inputs[input].isWithoutMatch(batch, row)) {
                    if (input == 0 && spec.keepsLeft) output.emit(kind, packed, null);
                    continue;
                }
                PackedRow key = inputs[input].key(row);
                services.select(key);
                if (input == 1) store(kind, packed);
                else if (isComplete) join(kind, packed);
                else await(key, kind, packed);
            }
            output.flush();
        }

        private void store(RowKind kind, PackedRow row) {
            Long known = table.find(row);
            long count = known == null ? 0 : known;
            count += kind == RowKind.INSERT || kind == RowKind.UPDATE_AFTER ? 1 : -1;
            if (count == 0) table.remove(row);
            else table.put(row, count);
        }

        private void await(PackedRow key, RowKind kind, PackedRow row) {
            Long last = sequence.read();
            long next = last == null ? 0 : last + 1;
            sequence.write(next);
            waiting.put(PackedLongs.of(next << KIND_BITS | kind.toByteValue()), row);
            waitingKeys.add(key);
            timers.atEventTime(NEXT_WATERMARK);
        }

        private List<PackedRow> matches(PackedRow key) {
            services.select(key);
            return candidates();
        }

        private List<PackedRow> candidates() {
            List<PackedRow> candidates = new ArrayList<>();
            for (Map.Entry<PackedRow, Long> each : table.entries()) {
                for (long i = 0; i < each.getValue(); i++) candidates.add(each.getKey());
            }
            return candidates;
        }

        private void join(RowKind kind, PackedRow row) {
            List<PackedRow> candidates = candidates();
            if (filter != null) for (PackedRow each : candidates) filter.add(row, each);
            boolean[] passed = filter == null ? null : filter.test();
            boolean hasMatch = false;
            for (int i = 0; i < candidates.size(); i++) {
                if (passed != null && !passed[i]) continue;
                hasMatch = true;
                output.emit(kind, row, candidates.get(i));
            }
            if (!hasMatch && spec.keepsLeft) output.emit(kind, row, null);
        }

        /// Joins the waiting rows of the current key, or waits for the next watermark.
        private void joinWaiting() {
            // After the last watermark no row of the table is left.
            if (!isComplete && services.watermark() < Long.MAX_VALUE) {
                if (!waiting.isEmpty()) timers.atEventTime(Math.max(NEXT_WATERMARK, services.watermark() + 1));
                return;
            }
            List<PackedRow> ids = new ArrayList<>();
            for (Map.Entry<PackedRow, PackedRow> each : waiting.entries()) ids.add(each.getKey());
            ids.sort((a, b) -> Long.compare(PackedLongs.at(a, 0), PackedLongs.at(b, 0)));
            for (PackedRow id : ids) {
                PackedRow row = waiting.find(id);
                waiting.remove(id);
                if (row == null) continue;
                join(RowKind.fromByteValue((byte) (PackedLongs.at(id, 0) & (1 << KIND_BITS) - 1)), row);
            }
            sequence.clear();
        }

        @Override
        public void endInput(int input) {
            if (input == 0) return;
            isComplete = true;
            for (PackedRow each : waitingKeys) {
                services.select(each);
                joinWaiting();
            }
            waitingKeys.clear();
            output.flush();
        }

        @Override
        public void flush() {
            output.flush();
        }
    }
}
