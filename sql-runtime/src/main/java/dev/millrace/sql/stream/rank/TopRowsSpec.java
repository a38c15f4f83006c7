package dev.millrace.sql.stream.rank;

import dev.millrace.api.value.RowKind;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.LongColumnBuilder;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.row.BatchKeys;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowsSerializer;
import dev.millrace.sql.stream.row.PackedOrder;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Keeps the first rows of each partition in an order, and emits the rows that enter and leave.
///
/// @param input the type of the rows
/// @param keys the indexes of the columns of the partition
/// @param order the order of the rows. Equal rows are in order of arrival.
/// @param first the number of the first row that is emitted, from 1
/// @param last the number of the last row that is emitted
/// @param hasNumber whether the last column of the result has the number of the row
/// @param retracts whether rows may be taken back. If they may not, only the first rows are kept.
/// @param emitsBefores whether updates are preceded by the former rows
/// @param rowType the type of the results
public record TopRowsSpec(
        RowType input,
        List<Integer> keys,
        List<SortKey> order,
        long first,
        long last,
        boolean hasNumber,
        boolean retracts,
        boolean emitsBefores,
        RowType rowType)
        implements ContinuousSpec {
    @Override
    public ContinuousOperator open(ContinuousServices services) {
        if (last == 1 && !retracts) return new TopRow(this, services);
        return new TopRows(this, services);
    }

    private static final class TopRows implements ContinuousOperator {
        private final TopRowsSpec spec;
        private final ContinuousServices services;
        private final StoredValue<List<PackedRow>> stored;
        private final BatchKeys keys;
        private final PackedOrder order;
        private final BatchBuilder results;
        /// Whether rows are emitted by their number, so that a row that moves is an update.
        private final boolean isNumbered;

        TopRows(TopRowsSpec spec, ContinuousServices services) {
            this.spec = spec;
            this.services = services;
            this.stored = services.value("top-rows", PackedRowsSerializer.INSTANCE);
            this.keys = new BatchKeys(spec.input, spec.keys);
            this.order = new PackedOrder(spec.input, spec.order);
            this.results = new BatchBuilder(spec.rowType);
            this.isNumbered = spec.hasNumber || spec.first > 1;
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            keys.find(batch);
            services.prefetch(keys);
            for (int row = 0; row < batch.size(); row++) {
                services.select(keys.key(keys.number(row)));
                List<PackedRow> kept = stored.read();
                List<PackedRow> before = kept == null ? List.of() : kept;
                RowKind kind = batch.kind(row);
                boolean isAdded = kind == RowKind.INSERT || kind == RowKind.UPDATE_AFTER;
                if (isAdded) add(batch, row, before);
                else remove(order.pack(batch, row), before);
            }
            services.emit(results);
        }

        private void add(ColumnBatch batch, int row, List<PackedRow> before) {
            int place = place(batch, row, before);
            boolean isKept = spec.retracts || place < spec.last;
            if (!isKept) return;
            PackedRow added = order.pack(batch, row);
            List<PackedRow> after = new ArrayList<>(before.size() + 1);
            after.addAll(before.subList(0, place));
            after.add(added);
            after.addAll(before.subList(place, before.size()));
            if (!spec.retracts && after.size() > spec.last) after.removeLast();
            stored.write(after);
            if (isNumbered) emitMoved(before, after, place);
            else if (place < spec.last) emitEntered(before, added);
        }

        private void emitEntered(List<PackedRow> before, PackedRow added) {
            if (before.size() >= spec.last) append(RowKind.DELETE, before.get((int) spec.last - 1), 0);
            append(RowKind.INSERT, added, 0);
        }

        private void remove(PackedRow removed, List<PackedRow> before) {
            int place = before.indexOf(removed);
            if (place < 0) return;
            List<PackedRow> after = new ArrayList<>(before);
            after.remove(place);
            if (after.isEmpty()) stored.clear();
            else stored.write(after);
            if (isNumbered) {
                emitMoved(before, after, place);
            } else if (place < spec.last) {
                append(RowKind.DELETE, removed, 0);
                if (before.size() > spec.last) append(RowKind.INSERT, before.get((int) spec.last), 0);
            }
        }

        /// Emits the rows whose number has changed.
        private void emitMoved(List<PackedRow> before, List<PackedRow> after, int place) {
            int from = (int) Math.max(place, spec.first - 1);
            int to = (int) Math.min(Math.max(before.size(), after.size()), spec.last);
            for (int i = from; i < to; i++) {
                if (i >= before.size()) {
                    append(RowKind.INSERT, after.get(i), i + 1);
                } else if (i >= after.size()) {
                    append(RowKind.DELETE, before.get(i), i + 1);
                } else if (!before.get(i).equals(after.get(i))) {
                    if (spec.emitsBefores) append(RowKind.UPDATE_BEFORE, before.get(i), i + 1);
                    append(RowKind.UPDATE_AFTER, after.get(i), i + 1);
                }
            }
        }

        /// Returns the number of rows that come before a row or are equal to it.
        private int place(ColumnBatch batch, int row, List<PackedRow> rows) {
            if (rows.isEmpty() || spec.order.isEmpty()) return rows.size();
            if (isNotBefore(batch, row, rows.getLast())) return rows.size();
            int low = 0;
            int high = rows.size() - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (isNotBefore(batch, row, rows.get(middle))) low = middle + 1;
                else high = middle;
            }
            return low;
        }

        private boolean isNotBefore(ColumnBatch batch, int row, PackedRow other) {
            return order.compare(batch, row, other) >= 0;
        }

        private void append(RowKind kind, PackedRow row, long number) {
            order.unpack(row, results);
            if (spec.hasNumber) {
                ((LongColumnBuilder) results.column(spec.input.getFieldCount())).append(number);
            }
            results.endRow(kind);
            services.emitIfFull(results);
        }
    }
}
