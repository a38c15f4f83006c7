package dev.millrace.sql.operator.aggregate;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.DoubleColumn;
import dev.millrace.table.types.logical.DoubleType;
import dev.millrace.table.types.logical.LogicalType;
import java.util.Arrays;
import java.util.List;

/// Adds numbers of the types FLOAT and DOUBLE. It keeps the digits that each addition loses (Neumaier's summation), so
/// that the order of the rows has hardly any influence on the result.
final class ApproximateSumAggregator implements Aggregator {
    private final int argument;
    private final LogicalType argumentType;
    private final LogicalType type;
    private final boolean isZeroIfEmpty;
    private double[] sums = {};
    private double[] lost = {};
    private boolean[] isPresent = {};

    /// @param isZeroIfEmpty whether the sum of no rows is 0; otherwise it is NULL
    ApproximateSumAggregator(int argument, LogicalType argumentType, LogicalType type, boolean isZeroIfEmpty) {
        this.argument = argument;
        this.argumentType = argumentType;
        this.type = type;
        this.isZeroIfEmpty = isZeroIfEmpty;
    }

    double sum(int group) {
        double sum = sums[group];
        return Double.isFinite(sum) ? sum + lost[group] : sum;
    }

    @Override
    public void resize(int groups) {
        sums = GrownArrays.grown(sums, groups);
        lost = GrownArrays.grown(lost, groups);
        isPresent = GrownArrays.grown(isPresent, groups);
    }

    @Override
    public void add(ColumnBatch batch, int[] rows, int[] groups, int count) {
        Column column = batch.column(argument);
        boolean hasNulls = column.hasNulls();
        for (int i = 0; i < count; i++) {
            if (hasNulls && column.isNull(rows[i])) continue;
            add(groups[i], Numbers.approximate(column, argumentType, rows[i]));
            isPresent[groups[i]] = true;
        }
    }

    private void add(int group, double value) {
        double before = sums[group];
        double sum = before + value;
        lost[group] += Math.abs(before) >= Math.abs(value) ? before - sum + value : value - sum + before;
        sums[group] = sum;
    }

    @Override
    public List<LogicalType> partialTypes() {
        return List.of(new DoubleType(true), new DoubleType(false));
    }

    @Override
    public void merge(ColumnBatch batch, int first, int[] groups) {
        DoubleColumn mainParts = (DoubleColumn) batch.column(first);
        DoubleColumn lostParts = (DoubleColumn) batch.column(first + 1);
        for (int i = 0; i < batch.size(); i++) {
            if (mainParts.isNull(i)) continue;
            add(groups[i], mainParts.value(i));
            lost[groups[i]] += lostParts.value(i);
            isPresent[groups[i]] = true;
        }
    }

    @Override
    public List<Column> partials(int from, int to) {
        return List.of(
                new DoubleColumn(Arrays.copyOfRange(sums, from, to), to - from, GrownArrays.nulls(isPresent, from, to)),
                new DoubleColumn(Arrays.copyOfRange(lost, from, to), to - from, null));
    }

    @Override
    public Column results(int from, int to) {
        double[] values = new double[to - from];
        for (int i = 0; i < values.length; i++) values[i] = sum(from + i);
        return Numbers.approximates(values, type, isZeroIfEmpty ? null : GrownArrays.nulls(isPresent, from, to));
    }

    @Override
    public long bytes() {
        return 17L * sums.length;
    }

    @Override
    public void clear() {
        sums = new double[0];
        lost = new double[0];
        isPresent = new boolean[0];
    }
}
