package dev.millrace.sql.stream.window;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.LongColumn;
import dev.millrace.sql.operator.group.GroupedAggregates;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.TimedValues;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/// Keeps intermediate results, one row per key and slice. Not thread-safe.
final class SlicePartials {
    private final ContinuousServices services;
    private final TimedValues<PackedRow> partials;
    private final GroupedAggregates aggregates;
    private final RowPacker keyPacker;
    private final RowPacker partialPacker;
    private final int sliceColumn;
    private final BatchBuilder known;
    private final DueRows due;
    /// The keys of merged rows: first those with former results, then the others.
    private final List<PackedRow> packed = new ArrayList<>();

    private final List<PackedRow> newKeys = new ArrayList<>();

    /// @param keys the indexes of the grouping columns, the last of which is the slice
    SlicePartials(ContinuousServices services, RowType input, List<Integer> keys, List<AggregateCall> calls) {
        this.services = services;
        this.partials = services.lastingByTime("partials", PackedRowSerializer.INSTANCE);
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

    /// Adds rows, whose last column is the end of their slice.
    ///
    /// @param onSlice receives slices to which a key was added, with the key selected
    void add(ColumnBatch batch, LongConsumer onSlice) {
        aggregates.add(batch);
        ColumnBatch added = aggregates.partials(0, aggregates.size());
        aggregates.clear();
        merge(added, onSlice);
    }

    /// Adds intermediate results after their slices were replaced. Several rows may then have the same key and slice.
    ///
    /// @param slice returns the slice that replaces another one
    void mergeMoved(ColumnBatch added, LongUnaryOperator slice, LongConsumer onSlice) {
        LongColumn slices = (LongColumn) added.column(sliceColumn);
        long[] moved = new long[added.size()];
        for (int row = 0; row < moved.length; row++) moved[row] = slice.applyAsLong(slices.value(row));
        List<Column> columns = new ArrayList<>(added.columns());
        columns.set(sliceColumn, new LongColumn(moved, moved.length, null));
        aggregates.merge(ColumnBatch.of(moved.length, columns));
        ColumnBatch unique = aggregates.partials(0, aggregates.size());
        aggregates.clear();
        merge(unique, onSlice);
    }

    /// Adds intermediate results: the keys, the slice, and the columns of each function. No two rows have the same key
    /// and slice.
    ///
    /// @param onSlice receives slices to which a key was added, with the key selected
    void merge(ColumnBatch added, LongConsumer onSlice) {
        load(added);
        ColumnBatch merged = added;
        int former = packed.size();
        if (former > 0) {
            // The known results come first, because functions such as FIRST_VALUE depend on the order.
            aggregates.merge(known.build());
            aggregates.merge(added);
            merged = aggregates.partials(0, aggregates.size());
            aggregates.clear();
        }
        packed.addAll(newKeys);
        newKeys.clear();
        LongColumn slices = (LongColumn) merged.column(sliceColumn);
        for (int row = 0; row < merged.size(); row++) {
            services.select(packed.get(row));
            partials.put(slices.value(row), partialPacker.pack(merged, row));
            if (row >= former) onSlice.accept(slices.value(row));
        }
        packed.clear();
    }

    private void load(ColumnBatch added) {
        LongColumn slices = (LongColumn) added.column(sliceColumn);
        int size = added.size();
        PackedRow[] keys = new PackedRow[size];
        for (int row = 0; row < size; row++) keys[row] = keyPacker.pack(added, row);
        services.prefetch(keys, size);
        for (int row = 0; row < size; row++) {
            services.select(keys[row]);
            PackedRow former = partials.find(slices.value(row));
            if (former == null) {
                newKeys.add(keys[row]);
                continue;
            }
            packed.add(keys[row]);
            partialPacker.unpack(former, known, 0);
            known.endRow();
        }
    }

    /// Passes the slices of all keys to the consumer, with the key selected.
    void forEachKept(LongConsumer onSlice) {
        partials.forEach(onSlice);
    }

    /// Adds a slice of the current key to the results of a window.
    void emit(Long slice, long windowEnd) {
        PackedRow partial = partials.find(slice);
        if (partial != null) due.add(partial, windowEnd);
    }

    /// Drops a slice of the current key.
    void drop(Long slice) {
        partials.remove(slice);
    }

    /// Returns the number of rows from which the next results are computed.
    int due() {
        return due.size();
    }

    /// Returns the results since the last call: the keys, the end of the window, and one column per function.
    ColumnBatch results() {
        if (due.isEmpty()) return ColumnBatch.of(0, List.of());
        aggregates.merge(due.take());
        ColumnBatch results = aggregates.results(0, aggregates.size());
        aggregates.clear();
        return results;
    }
}
