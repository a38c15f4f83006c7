package dev.millrace.sql.operator.over;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnEquality;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.spill.BatchReader;
import dev.millrace.sql.operator.spill.RowSorter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sorts the rows by partition and order, and then computes the functions for one partition after the other.
final class OverOperator implements BatchOperator {
    private final OverSpec spec;
    private final OperatorServices services;
    private final RowSorter sorter;
    private final BatchBuilder builder;
    private final int[] keys;
    private final OverRows functions;
    private int[] starts = new int[ColumnBatch.ROWS_MAX];
    private int partitions;
    private final long partitionBytes;
    /// The bytes of the current partition.
    private long bytes;
    /// The current partition, if it needs too much memory.
    private @Nullable LargePartition large;

    OverOperator(OverSpec spec, OperatorServices services) {
        this.spec = spec;
        this.services = services;
        this.sorter = new RowSorter(
                services.files(),
                spec.input(),
                spec.sortKeys(),
                services.settings().memoryBytes());
        this.partitionBytes = services.settings().wholeBytes();
        this.builder = new BatchBuilder(spec.input());
        this.keys = spec.group().keys().stream().mapToInt(each -> each).toArray();
        this.functions = new OverRows(
                spec.input(), spec.width(), spec.group(), services.settings().interpreter());
    }

    @Override
    public void process(int input, ColumnBatch batch) {
        sorter.add(batch);
    }

    @Override
    public void finish() {
        BatchReader sorted = sorter.sorted();
        ColumnBatch previous = null;
        for (ColumnBatch each = sorted.next(); each != null; each = sorted.next()) {
            long rowBytes = each.bytes() / Math.max(1, each.size());
            for (int row = 0; row < each.size(); row++) {
                boolean isNew = row == 0
                        ? previous == null || !isSame(previous, previous.size() - 1, each, 0)
                        : !isSame(each, row - 1, each, row);
                if (isNew) begin();
                append(each, row, rowBytes);
            }
            previous = each;
        }
        endLarge();
        emit();
        sorter.clear();
    }

    private void append(ColumnBatch batch, int row, long rowBytes) {
        builder.append(batch, row);
        bytes += rowBytes;
        if (large != null && builder.isFull()) large.add(builder.build());
        else if (large == null && bytes > partitionBytes) beginLarge();
    }

    /// Emits the complete partitions, and computes the current partition while its rows arrive.
    private void beginLarge() {
        ColumnBatch rows = builder.build();
        int start = starts[--partitions];
        if (partitions > 0) emitWith(rows.slice(0, start));
        LargePartition made = new LargePartition(spec, functions, services, this::emit);
        made.add(rows.slice(start, rows.size()));
        large = made;
    }

    private void endLarge() {
        bytes = 0;
        LargePartition ended = large;
        if (ended == null) return;
        large = null;
        if (!builder.isEmpty()) ended.add(builder.build());
        ended.finish();
    }

    private boolean isSame(ColumnBatch left, int leftRow, ColumnBatch right, int rightRow) {
        return ColumnEquality.areSame(left, leftRow, keys, right, rightRow, keys);
    }

    /// Begins a partition. Complete partitions are computed together if they have enough rows.
    private void begin() {
        endLarge();
        if (builder.isFull()) emit();
        if (partitions == starts.length) starts = Arrays.copyOf(starts, 2 * partitions);
        starts[partitions++] = builder.size();
    }

    private void emit() {
        if (builder.isEmpty()) return;
        emitWith(builder.build());
    }

    /// Emits complete partitions.
    private void emitWith(ColumnBatch rows) {
        List<Column> added = functions.of(rows, starts, partitions);
        partitions = 0;
        emit(rows.withAppended(added));
    }

    private void emit(ColumnBatch rows) {
        for (int from = 0; from < rows.size(); from += ColumnBatch.ROWS_MAX) {
            services.emit(rows.slice(from, Math.min(from + ColumnBatch.ROWS_MAX, rows.size())));
        }
    }
}
