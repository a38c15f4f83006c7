package dev.millrace.sql.operator.aggregate;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.IntColumn;
import dev.millrace.column.LongColumn;
import dev.millrace.column.NullBits;
import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.table.types.logical.LogicalType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds integers. Sums that are too large for their type wrap around.
final class IntegerSumAggregator implements Aggregator {
    private final int argument;
    private final LogicalType type;
    private final boolean isZeroIfEmpty;
    private long[] sums = {};
    private boolean[] isPresent = {};

    /// @param isZeroIfEmpty whether the sum of no rows is 0; otherwise it is NULL
    IntegerSumAggregator(int argument, LogicalType type, boolean isZeroIfEmpty) {
        this.argument = argument;
        this.type = type;
        this.isZeroIfEmpty = isZeroIfEmpty;
    }

    long sum(int group) {
        return sums[group];
    }

    @Override
    public void resize(int groups) {
        sums = GrownArrays.grown(sums, groups);
        isPresent = GrownArrays.grown(isPresent, groups);
    }

    @Override
    public void add(ColumnBatch batch, int[] rows, int[] groups, int count) {
        Column column = batch.column(argument);
        long[] nulls = column.nulls();
        if (column instanceof LongColumn longs) {
            addLongs(longs.values(), nulls, rows, groups, count);
            return;
        }
        int[] values = ((IntColumn) column).values();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (nulls == null || !NullBits.has(nulls, row)) add(groups[i], values[row]);
        }
    }

    private void addLongs(long[] values, long @Nullable [] nulls, int[] rows, int[] groups, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (nulls == null || !NullBits.has(nulls, row)) add(groups[i], values[row]);
        }
    }

    private void add(int group, long value) {
        sums[group] += value;
        isPresent[group] = true;
    }

    @Override
    public List<LogicalType> partialTypes() {
        return List.of(new BigIntType(true));
    }

    @Override
    public void merge(ColumnBatch batch, int first, int[] groups) {
        LongColumn column = (LongColumn) batch.column(first);
        for (int i = 0; i < batch.size(); i++) if (!column.isNull(i)) add(groups[i], column.value(i));
    }

    @Override
    public List<Column> partials(int from, int to) {
        long[] values = Arrays.copyOfRange(sums, from, to);
        return List.of(new LongColumn(values, values.length, GrownArrays.nulls(isPresent, from, to)));
    }

    @Override
    public Column results(int from, int to) {
        long[] nulls = isZeroIfEmpty ? null : GrownArrays.nulls(isPresent, from, to);
        return Numbers.integers(Arrays.copyOfRange(sums, from, to), type, nulls);
    }

    @Override
    public long bytes() {
        return 9L * sums.length;
    }

    @Override
    public void clear() {
        sums = new long[0];
        isPresent = new boolean[0];
    }
}
