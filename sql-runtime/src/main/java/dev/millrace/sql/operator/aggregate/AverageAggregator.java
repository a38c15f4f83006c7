package dev.millrace.sql.operator.aggregate;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.LogicalType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes averages. The average of integers is an integer, without the digits behind the point.
final class AverageAggregator implements Aggregator {
    private final Aggregator sums;
    private final CountAggregator counts;
    private final LogicalType type;

    /// @param sums computes the sums of the argument
    AverageAggregator(Aggregator sums, int argument, LogicalType type) {
        this.sums = sums;
        this.counts = new CountAggregator(argument);
        this.type = type;
    }

    @Override
    public void resize(int groups) {
        sums.resize(groups);
        counts.resize(groups);
    }

    @Override
    public void add(ColumnBatch batch, int[] rows, int[] groups, int count) {
        sums.add(batch, rows, groups, count);
        counts.add(batch, rows, groups, count);
    }

    @Override
    public List<LogicalType> partialTypes() {
        List<LogicalType> types = new ArrayList<>(sums.partialTypes());
        types.addAll(counts.partialTypes());
        return types;
    }

    @Override
    public void merge(ColumnBatch batch, int first, int[] groups) {
        sums.merge(batch, first, groups);
        counts.merge(batch, first + sums.partialTypes().size(), groups);
    }

    @Override
    public List<Column> partials(int from, int to) {
        List<Column> columns = new ArrayList<>(sums.partials(from, to));
        columns.addAll(counts.partials(from, to));
        return columns;
    }

    @Override
    public Column results(int from, int to) {
        ColumnBuilder builder = ColumnBuilder.of(type, to - from);
        for (int i = from; i < to; i++) builder.appendValue(counts.count(i) == 0 ? null : average(i));
        return builder.build();
    }

    private @Nullable Object average(int group) {
        long count = counts.count(group);
        return switch (sums) {
            case IntegerSumAggregator integers -> integer(integers.sum(group) / count);
            case ApproximateSumAggregator approximates -> approximate(approximates.sum(group) / count);
            case DecimalSumAggregator decimals -> decimal(decimals.sum(group), count);
            default -> throw new IllegalStateException("There is no average of " + sums);
        };
    }

    private Object integer(long value) {
        return switch (type.getTypeRoot()) {
            case TINYINT -> (byte) value;
            case SMALLINT -> (short) value;
            case BIGINT, INTERVAL_DAY_TIME -> value;
            case DOUBLE -> (double) value;
            default -> (int) value;
        };
    }

    private Object approximate(double value) {
        return switch (type.getTypeRoot()) {
            case FLOAT -> (float) value;
            default -> value;
        };
    }

    private @Nullable Object decimal(@Nullable BigDecimal sum, long count) {
        if (sum == null) return null;
        int scale = ((DecimalType) type).getScale();
        return Numbers.data(sum.divide(BigDecimal.valueOf(count), scale, RoundingMode.HALF_UP), type);
    }

    @Override
    public long bytes() {
        return sums.bytes() + counts.bytes();
    }

    @Override
    public void clear() {
        sums.clear();
        counts.clear();
    }
}
