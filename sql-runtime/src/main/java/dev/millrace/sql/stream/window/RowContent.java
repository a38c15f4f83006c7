package dev.millrace.sql.stream.window;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.value.RowKind;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.LongColumn;
import dev.millrace.sql.operator.group.GroupedAggregates;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.SubRows;
import dev.millrace.sql.stream.row.BatchKeys;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/// Keeps the rows of open windows, because the input may take rows back. Not thread-safe.
final class RowContent {
    private final ContinuousServices services;
    private final SubRows<Long> rows;
    private final BatchKeys keys;
    private final RowPacker packer;
    private final int sliceColumn;
    private final GroupedAggregates aggregates;
    private final DueRows due;
    private final Map<Long, List<Map.Entry<PackedRow, Long>>> bySlice = new TreeMap<>();

    /// @param keys the indexes of the grouping columns, the last of which is the slice
    RowContent(ContinuousServices services, RowType input, List<Integer> keys, List<AggregateCall> calls) {
        this.services = services;
        this.rows = services.lastingRows("rows", LongSerializer.INSTANCE);
        this.keys = new BatchKeys(input, keys.subList(0, keys.size() - 1));
        this.packer = RowPacker.ofAll(input);
        this.sliceColumn = keys.getLast();
        this.aggregates =
                new GroupedAggregates(input, keys, calls, services.operators().users());
        this.due = new DueRows(input, sliceColumn);
    }

    /// Adds rows, whose last column is the end of their slice.
    ///
    /// @param onSlice receives slices to which rows were added, with their key selected
    void add(ColumnBatch batch, LongConsumer onSlice) {
        keys.find(batch);
        LongColumn slices = (LongColumn) batch.column(sliceColumn);
        for (int row = 0; row < batch.size(); row++) {
            services.select(keys.key(keys.number(row)));
            PackedRow packed = packer.pack(batch, row);
            Long known = rows.find(packed);
            long count = known == null ? 0 : known;
            RowKind kind = batch.kind(row);
            count += kind == RowKind.INSERT || kind == RowKind.UPDATE_AFTER ? 1 : -1;
            // A count below zero waits for a row that comes after the change that takes it back.
            if (count == 0) rows.remove(packed);
            else rows.put(packed, count);
            onSlice.accept(slices.value(row));
        }
    }

    /// Returns the ends of the slices of the current key, in ascending order.
    long[] slices() {
        bySlice.clear();
        for (Map.Entry<PackedRow, Long> each : rows.entries()) {
            LongColumn slice = (LongColumn) packer.batch(each.getKey()).column(sliceColumn);
            bySlice.computeIfAbsent(slice.value(0), _ -> new ArrayList<>())
                    .add(Map.entry(each.getKey(), each.getValue()));
        }
        return bySlice.keySet().stream().mapToLong(each -> each).toArray();
    }

    /// Adds a slice of the current key to the results of a window.
    void emit(long slice, long windowEnd) {
        for (Map.Entry<PackedRow, Long> each : bySlice.getOrDefault(slice, List.of())) {
            for (long i = 0; i < each.getValue(); i++) due.add(each.getKey(), windowEnd);
        }
    }

    /// Drops a slice of the current key.
    void drop(long slice) {
        for (Map.Entry<PackedRow, Long> each : bySlice.getOrDefault(slice, List.of())) rows.remove(each.getKey());
    }

    /// Returns the results since the last call: the keys, the end of the window, and one column per function.
    ColumnBatch results() {
        if (due.isEmpty()) return ColumnBatch.of(0, List.of());
        aggregates.add(due.take());
        ColumnBatch results = aggregates.results(0, aggregates.size());
        aggregates.clear();
        return results;
    }
}
