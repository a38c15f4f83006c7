package dev.millrace.sql.operator.aggregate;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.ObjectColumn;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.table.bitmap.RoaringBitmapData;
import dev.millrace.table.types.logical.BitmapType;
import dev.millrace.table.types.logical.LogicalType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Builds bitmaps from integers, or combines bitmaps. The result of a group without values is NULL.
final class BitmapAggregator implements Aggregator {
    private static final int GROUP_BYTES = 24;
    private static final String CARDINALITY = "_CARDINALITY";

    /// Says what happens to the values of a group.
    private enum Operation {
        BUILD,
        AND,
        OR,
        XOR
    }

    private final int argument;
    private final LogicalType type;
    private final Operation operation;
    private final boolean isCounted;
    private @Nullable RoaringBitmapData[] values = {};
    private long[] sizes = {};
    private long allSizes;

    /// @param operation what is computed: `BITMAP_BUILD_AGG`, or another function of [#has]
    BitmapAggregator(String operation, int argument, LogicalType type) {
        this.argument = argument;
        this.type = type;
        this.operation = Operation.valueOf(operation.replace(CARDINALITY, "").split("_")[1]);
        this.isCounted = operation.contains(CARDINALITY);
    }

    /// Returns whether this class computes the function of a call.
    static boolean has(AggregateCall call) {
        return call.function().startsWith("BITMAP_") && call.function().endsWith("_AGG");
    }

    /// Returns whether the function has another result if a value occurs twice.
    static boolean dependsOnRepetition(AggregateCall call) {
        return call.function().startsWith("BITMAP_XOR_");
    }

    @Override
    public void resize(int groups) {
        values = GrownArrays.grown(values, groups);
        sizes = GrownArrays.grown(sizes, groups);
    }

    @Override
    public void add(ColumnBatch batch, int[] rows, int[] groups, int count) {
        Column column = batch.column(argument);
        for (int i = 0; i < count; i++) {
            if (column.isNull(rows[i])) continue;
            if (operation == Operation.BUILD) build(groups[i], (int) Numbers.integer(column, rows[i]));
            else combine(groups[i], bitmap(column, rows[i]));
        }
        measure(groups, count);
    }

    private void build(int group, int value) {
        RoaringBitmapData before = values[group];
        if (before == null) values[group] = before = RoaringBitmapData.empty();
        before.add(value);
    }

    private void combine(int group, RoaringBitmapData value) {
        RoaringBitmapData before = values[group];
        if (before == null) {
            values[group] = value.copy();
            return;
        }
        switch (operation) {
            case AND -> before.and(value);
            case XOR -> before.xor(value);
            case BUILD, OR -> before.or(value);
        }
    }

    private static RoaringBitmapData bitmap(Column column, int row) {
        return (RoaringBitmapData) Objects.requireNonNull(((ObjectColumn) column).value(row));
    }

    /// Measures the bitmaps of the groups that have changed, each once.
    private void measure(int[] groups, int count) {
        for (int i = 0; i < count; i++) {
            allSizes -= sizes[groups[i]];
            sizes[groups[i]] = 0;
        }
        for (int i = 0; i < count; i++) {
            RoaringBitmapData value = values[groups[i]];
            if (value == null || sizes[groups[i]] != 0) continue;
            sizes[groups[i]] = value.bytes();
            allSizes += sizes[groups[i]];
        }
    }

    @Override
    public List<LogicalType> partialTypes() {
        return List.of(new BitmapType(true));
    }

    @Override
    public void merge(ColumnBatch batch, int first, int[] groups) {
        Column column = batch.column(first);
        for (int i = 0; i < batch.size(); i++) if (!column.isNull(i)) combine(groups[i], bitmap(column, i));
        measure(groups, batch.size());
    }

    @Override
    public List<Column> partials(int from, int to) {
        return List.of(bitmaps(from, to));
    }

    @Override
    public Column results(int from, int to) {
        if (!isCounted) return bitmaps(from, to);
        ColumnBuilder builder = ColumnBuilder.of(type, to - from);
        for (int i = from; i < to; i++) {
            RoaringBitmapData value = values[i];
            builder.appendValue(value == null ? null : value.getLongCardinality());
        }
        return builder.build();
    }

    private Column bitmaps(int from, int to) {
        @Nullable Object[] copies = new Object[to - from];
        for (int i = from; i < to; i++) {
            RoaringBitmapData value = values[i];
            copies[i - from] = value == null ? null : value.copy();
        }
        return new ObjectColumn(copies, copies.length);
    }

    @Override
    public long bytes() {
        return (long) GROUP_BYTES * values.length + allSizes;
    }

    @Override
    public void clear() {
        values = new RoaringBitmapData[0];
        sizes = new long[0];
        allSizes = 0;
    }
}
