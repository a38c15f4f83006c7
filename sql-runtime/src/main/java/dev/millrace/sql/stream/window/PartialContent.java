package dev.millrace.sql.stream.window;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.LongColumn;
import dev.millrace.sql.operator.group.GroupedAggregates;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.SubRows;
import dev.millrace.sql.stream.row.PackedLongs;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/// Keeps intermediate results, one row per key and slice. Not thread-safe.
final class PartialContent implements WindowContent {
    private static final int SLICES = 8;

    private final ContinuousServices services;
    private final SubRows<PackedRow> partials;
    private final GroupedAggregates aggregates;
    private final RowPacker keyPacker;
    private final RowPacker partialPacker;
    private final int sliceColumn;
    private final BatchBuilder known;
    private final DueRows due;

    /// @param keys the indexes of the grouping columns, the last of which is the slice
    PartialContent(ContinuousServices services, RowType input, List<Integer> keys, List<AggregateCall> calls) {
        this.services = services;
        this.partials = services.lastingRows("partials", PackedRowSerializer.INSTANCE);
        this.aggregates =
                new GroupedAggregates(input, keys, calls, services.operators().users());
        this.sliceColumn = keys.size() - 1;
        RowType type = GroupedAggregates.partialType(input, keys, calls);
        this.keyPacker =
                new RowPacker(type, IntStream.range(0, sliceColumn).boxed().toList());
        this.partialPacker = RowPacker.ofAll(type);
        this.known = new BatchBuilder(type);
        this.due = new DueRows(type, sliceColumn);
    }

    @Override
    public void add(ColumnBatch batch, LongConsumer onSlice) {
        aggregates.add(batch);
        ColumnBatch added = aggregates.partials(0, aggregates.size());
        aggregates.clear();
        merge(added, onSlice);
    }

    /// Adds intermediate results: the keys, the slice, and the columns of each function. No two rows have the same key
    /// and slice.
    ///
    /// @param onSlice receives slices to which rows were added, with their key selected
    void merge(ColumnBatch added, LongConsumer onSlice) {
        load(added);
        if (known.isEmpty()) {
            write(added, onSlice);
            return;
        }
        // The known results come first, because functions such as FIRST_VALUE depend on the order.
        aggregates.merge(known.build());
        aggregates.merge(added);
        ColumnBatch merged = aggregates.partials(0, aggregates.size());
        aggregates.clear();
        write(merged, onSlice);
    }

    private void load(ColumnBatch added) {
        LongColumn slices = (LongColumn) added.column(sliceColumn);
        for (int row = 0; row < added.size(); row++) {
            services.select(keyPacker.pack(added, row));
            PackedRow former = partials.find(PackedLongs.of(slices.value(row)));
            if (former == null) continue;
            partialPacker.unpack(former, known, 0);
            known.endRow();
        }
    }

    private void write(ColumnBatch merged, LongConsumer onSlice) {
        LongColumn slices = (LongColumn) merged.column(sliceColumn);
        for (int row = 0; row < merged.size(); row++) {
            services.select(keyPacker.pack(merged, row));
            PackedRow slice = PackedLongs.of(slices.value(row));
            boolean isNew = partials.find(slice) == null;
            partials.put(slice, partialPacker.pack(merged, row));
            if (isNew) onSlice.accept(slices.value(row));
        }
    }

    @Override
    public long[] slices() {
        long[] slices = new long[SLICES];
        int count = 0;
        for (Map.Entry<PackedRow, PackedRow> each : partials.entries()) {
            if (count == slices.length) slices = Arrays.copyOf(slices, 2 * count);
            slices[count++] = PackedLongs.at(each.getKey(), 0);
        }
        Arrays.sort(slices, 0, count);
        return Arrays.copyOf(slices, count);
    }

    @Override
    public void emit(long slice, long windowEnd) {
        PackedRow partial = partials.find(PackedLongs.of(slice));
        if (partial != null) due.add(partial, windowEnd);
    }

    @Override
    public void drop(long slice) {
        partials.remove(PackedLongs.of(slice));
    }

    @Override
    public ColumnBatch results() {
        if (due.isEmpty()) return ColumnBatch.of(0, List.of());
        aggregates.merge(due.take());
        ColumnBatch results = aggregates.results(0, aggregates.size());
        aggregates.clear();
        return results;
    }
}
