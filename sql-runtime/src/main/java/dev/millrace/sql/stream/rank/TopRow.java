package dev.millrace.sql.stream.rank;

import dev.millrace.api.value.RowKind;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.LongColumnBuilder;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.row.BatchKeys;
import dev.millrace.sql.stream.row.PackedOrder;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Keeps the first row of each partition in an order, for inputs whose rows are never taken back. Of the rows of a
/// batch, only the first one of each partition is compared with the stored row.
final class TopRow implements ContinuousOperator {
    private final TopRowsSpec spec;
    private final ContinuousServices services;
    private final StoredValue<PackedRow> stored;
    private final BatchKeys keys;
    private final PackedOrder order;
    private final BatchBuilder results;
    /// The first row of the batch for each key of the batch.
    private int[] firsts = new int[ColumnBatch.ROWS_MAX];

    TopRow(TopRowsSpec spec, ContinuousServices services) {
        this.spec = spec;
        this.services = services;
        this.stored = services.value("top-rows", PackedRowSerializer.INSTANCE);
        this.keys = new BatchKeys(spec.input(), spec.keys());
        this.order = new PackedOrder(spec.input(), spec.order());
        this.results = new BatchBuilder(spec.rowType());
    }

    @Override
    public void process(int input, ColumnBatch batch) {
        keys.find(batch);
        services.prefetch(keys);
        findFirsts(batch);
        for (int i = 0; i < keys.count(); i++) {
            services.select(keys.key(i));
            PackedRow before = stored.read();
            if (before != null && !isBefore(batch, firsts[i], before)) continue;
            PackedRow after = order.pack(batch, firsts[i]);
            stored.write(after);
            emit(before, after);
        }
        services.emit(results);
    }

    private void findFirsts(ColumnBatch batch) {
        int count = keys.count();
        if (firsts.length < count) firsts = new int[count];
        Arrays.fill(firsts, 0, count, -1);
        for (int row = 0; row < batch.size(); row++) {
            int number = keys.number(row);
            int first = firsts[number];
            if (first < 0 || isOrdered() && order.compare(batch, row, first) < 0) firsts[number] = row;
        }
    }

    /// Without an order, the row that arrived first stays.
    private boolean isOrdered() {
        return !spec.order().isEmpty();
    }

    private boolean isBefore(ColumnBatch batch, int row, PackedRow kept) {
        return isOrdered() && order.compare(batch, row, kept) < 0;
    }

    private void emit(@Nullable PackedRow before, PackedRow after) {
        if (before == null) {
            append(RowKind.INSERT, after);
        } else if (!spec.hasNumber()) {
            append(RowKind.DELETE, before);
            append(RowKind.INSERT, after);
        } else if (!before.equals(after)) {
            if (spec.emitsBefores()) append(RowKind.UPDATE_BEFORE, before);
            append(RowKind.UPDATE_AFTER, after);
        }
    }

    private void append(RowKind kind, PackedRow row) {
        order.unpack(row, results);
        if (spec.hasNumber()) {
            ((LongColumnBuilder) results.column(spec.input().getFieldCount())).append(1);
        }
        results.endRow(kind);
        services.emitIfFull(results);
    }
}
