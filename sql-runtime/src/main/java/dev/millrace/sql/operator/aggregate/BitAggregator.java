package dev.millrace.sql.operator.aggregate;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.table.types.logical.LogicalType;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongBinaryOperator;

/// Combines the bits of integers.
final class BitAggregator implements Aggregator {
    private final int argument;
    private final LogicalType type;
    private final LongBinaryOperator operation;
    private long[] values = {};
    private boolean[] isPresent = {};

    BitAggregator(int argument, LogicalType type, LongBinaryOperator operation) {
        this.argument = argument;
        this.type = type;
        this.operation = operation;
    }

    @Override
    public void resize(int groups) {
        values = GrownArrays.grown(values, groups);
        isPresent = GrownArrays.grown(isPresent, groups);
    }

    @Override
    public void add(ColumnBatch batch, int[] rows, int[] groups, int count) {
        Column column = batch.column(argument);
        for (int i = 0; i < count; i++) {
            if (!column.isNull(rows[i])) add(groups[i], Numbers.integer(column, rows[i]));
        }
    }

    private void add(int group, long value) {
        values[group] = isPresent[group] ? operation.applyAsLong(values[group], value) : value;
        isPresent[group] = true;
    }

    @Override
    public List<LogicalType> partialTypes() {
        return List.of(new BigIntType(true));
    }

    @Override
    public void merge(ColumnBatch batch, int first, int[] groups) {
        Column column = batch.column(first);
        for (int i = 0; i < batch.size(); i++) if (!column.isNull(i)) add(groups[i], Numbers.integer(column, i));
    }

    @Override
    public List<Column> partials(int from, int to) {
        return List.of(column(from, to, partialTypes().getFirst()));
    }

    @Override
    public Column results(int from, int to) {
        return column(from, to, type);
    }

    private Column column(int from, int to, LogicalType wanted) {
        return Numbers.integers(Arrays.copyOfRange(values, from, to), wanted, GrownArrays.nulls(isPresent, from, to));
    }

    @Override
    public long bytes() {
        return 9L * values.length;
    }

    @Override
    public void clear() {
        values = new long[0];
        isPresent = new boolean[0];
    }
}
