package dev.millrace.sql.operator.aggregate;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.LogicalType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes variances and standard deviations from the sum of the values, the sum of their squares and their number.
/// The results for integers are integers, because all steps are integer arithmetic.
final class VarianceAggregator implements Aggregator {
    private final int argument;
    private final LogicalType argumentType;
    private final LogicalType type;
    private final boolean isSample;
    private final boolean isDeviation;
    private final CountAggregator counts;
    private final Aggregator sums;
    private final Aggregator squares;

    /// @param isSample whether the variance is that of a sample, which divides by one less than the number of rows
    /// @param isDeviation whether the result is the root of the variance
    VarianceAggregator(
            int argument, LogicalType argumentType, LogicalType type, boolean isSample, boolean isDeviation) {
        this.argument = argument;
        this.argumentType = argumentType;
        this.type = type;
        this.isSample = isSample;
        this.isDeviation = isDeviation;
        this.counts = new CountAggregator(argument);
        this.sums = Aggregators.sum(argument, argumentType, squareType(argumentType, false), false);
        this.squares = Aggregators.sum(0, squareType(argumentType, true), squareType(argumentType, true), false);
    }

    private static LogicalType squareType(LogicalType type, boolean isSquare) {
        if (!(type instanceof DecimalType decimal)) {
            return Numbers.isApproximate(type)
                    ? new dev.millrace.table.types.logical.DoubleType(true)
                    : new dev.millrace.table.types.logical.BigIntType(true);
        }
        int scale = isSquare ? Math.min(2 * decimal.getScale(), DecimalType.MAX_PRECISION) : decimal.getScale();
        return new DecimalType(true, DecimalType.MAX_PRECISION, scale);
    }

    @Override
    public void resize(int groups) {
        counts.resize(groups);
        sums.resize(groups);
        squares.resize(groups);
    }

    @Override
    public void add(ColumnBatch batch, int[] rows, int[] groups, int count) {
        counts.add(batch, rows, groups, count);
        sums.add(batch, rows, groups, count);
        squares.add(ColumnBatch.of(batch.size(), List.of(squared(batch.column(argument)))), rows, groups, count);
    }

    private Column squared(Column column) {
        LogicalType wanted = squareType(argumentType, true);
        ColumnBuilder builder = ColumnBuilder.of(wanted, column.size());
        for (int i = 0; i < column.size(); i++)
            builder.appendValue(column.isNull(i) ? null : square(column, i, wanted));
        return builder.build();
    }

    private @Nullable Object square(Column column, int row, LogicalType wanted) {
        if (Numbers.isDecimal(argumentType)) {
            BigDecimal value = Numbers.decimal(column, argumentType, row);
            return Numbers.data(value.multiply(value), wanted);
        }
        if (!Numbers.isApproximate(argumentType)) {
            long value = Numbers.integer(column, row);
            return value * value;
        }
        double value = Numbers.approximate(column, argumentType, row);
        return value * value;
    }

    @Override
    public List<LogicalType> partialTypes() {
        List<LogicalType> types = new ArrayList<>(counts.partialTypes());
        types.addAll(sums.partialTypes());
        types.addAll(squares.partialTypes());
        return types;
    }

    @Override
    public void merge(ColumnBatch batch, int first, int[] groups) {
        counts.merge(batch, first, groups);
        sums.merge(batch, first + 1, groups);
        squares.merge(batch, first + 1 + sums.partialTypes().size(), groups);
    }

    @Override
    public List<Column> partials(int from, int to) {
        List<Column> columns = new ArrayList<>(counts.partials(from, to));
        columns.addAll(sums.partials(from, to));
        columns.addAll(squares.partials(from, to));
        return columns;
    }

    @Override
    public Column results(int from, int to) {
        ColumnBuilder builder = ColumnBuilder.of(type, to - from);
        for (int i = from; i < to; i++) builder.appendValue(result(i));
        return builder.build();
    }

    private @Nullable Object result(int group) {
        long count = counts.count(group);
        long divisor = isSample ? count - 1 : count;
        if (divisor <= 0) return null;
        return switch (sums) {
            case IntegerSumAggregator integers -> {
                long sum = integers.sum(group);
                long variance = (((IntegerSumAggregator) squares).sum(group) - sum * sum / count) / divisor;
                yield integer(isDeviation ? (long) Math.sqrt(variance) : variance);
            }
            case ApproximateSumAggregator approximates -> {
                double sum = approximates.sum(group);
                double variance = (((ApproximateSumAggregator) squares).sum(group) - sum * sum / count) / divisor;
                yield approximate(isDeviation ? Math.sqrt(variance) : variance);
            }
            default -> decimal(group, count, divisor);
        };
    }

    private @Nullable Object decimal(int group, long count, long divisor) {
        BigDecimal sum = ((DecimalSumAggregator) sums).sum(group);
        BigDecimal square = ((DecimalSumAggregator) squares).sum(group);
        if (sum == null || square == null) return null;
        BigDecimal number = BigDecimal.valueOf(count);
        int scale = ((DecimalType) type).getScale();
        BigDecimal mean = sum.multiply(sum).divide(number, 2 * scale, RoundingMode.HALF_UP);
        BigDecimal variance =
                square.subtract(mean).divide(BigDecimal.valueOf(divisor), 2 * scale, RoundingMode.HALF_UP);
        return Numbers.data(isDeviation ? variance.max(BigDecimal.ZERO).sqrt(MathContext.DECIMAL128) : variance, type);
    }

    private Object integer(long value) {
        return switch (type.getTypeRoot()) {
            case TINYINT -> (byte) value;
            case SMALLINT -> (short) value;
            case BIGINT -> value;
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

    @Override
    public long bytes() {
        return counts.bytes() + sums.bytes() + squares.bytes();
    }

    @Override
    public void clear() {
        counts.clear();
        sums.clear();
        squares.clear();
    }
}
