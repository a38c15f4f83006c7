package dev.millrace.sql.operator.aggregate;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.LongColumn;
import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.table.types.logical.LogicalType;
import java.util.Arrays;
import java.util.List;

/// Counts the rows whose arguments are all present.
final class CountAggregator implements Aggregator {
    private final int[] arguments;
    private long[] counts = {};

    CountAggregator(int... arguments) {
        this.arguments = arguments;
    }

    long count(int group) {
        return counts[group];
    }

    @Override
    public void resize(int groups) {
        counts = GrownArrays.grown(counts, groups);
    }

    @Override
    public void add(ColumnBatch batch, int[] rows, int[] groups, int count) {
        boolean mayBeNull = false;
        for (int each : arguments) mayBeNull |= batch.column(each).hasNulls();
        if (!mayBeNull) {
            for (int i = 0; i < count; i++) counts[groups[i]]++;
            return;
        }
        for (int i = 0; i < count; i++) if (isPresent(batch, rows[i])) counts[groups[i]]++;
    }

    private boolean isPresent(ColumnBatch batch, int row) {
        for (int each : arguments) if (batch.column(each).isNull(row)) return false;
        return true;
    }

    @Override
    public List<LogicalType> partialTypes() {
        return List.of(new BigIntType(false));
    }

    @Override
    public void merge(ColumnBatch batch, int first, int[] groups) {
        LongColumn column = (LongColumn) batch.column(first);
        for (int i = 0; i < batch.size(); i++) counts[groups[i]] += column.value(i);
    }

    @Override
    public List<Column> partials(int from, int to) {
        return List.of(results(from, to));
    }

    @Override
    public Column results(int from, int to) {
        return new LongColumn(Arrays.copyOfRange(counts, from, to), to - from, null);
    }

    @Override
    public long bytes() {
        return 8L * counts.length;
    }

    @Override
    public void clear() {
        counts = new long[0];
    }
}
