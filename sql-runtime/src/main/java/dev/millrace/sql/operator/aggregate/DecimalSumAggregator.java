package dev.millrace.sql.operator.aggregate;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.LongColumn;
import dev.millrace.column.ObjectColumn;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds decimals as integers of 128 bits. A sum with too many digits for its type is NULL.
final class DecimalSumAggregator implements Aggregator {
    private static final int LONG_BITS = 64;
    private static final int BYTES_PER_GROUP = 17;

    private final int argument;
    private final LogicalType type;
    private final int scale;
    private final boolean isZeroIfEmpty;
    private long[] low = {};
    private long[] high = {};
    private boolean[] isPresent = {};

    /// @param isZeroIfEmpty whether the sum of no rows is 0; otherwise it is NULL
    DecimalSumAggregator(int argument, LogicalType argumentType, LogicalType type, boolean isZeroIfEmpty) {
        this.argument = argument;
        this.type = type;
        this.scale = argumentType instanceof DecimalType decimal ? decimal.getScale() : 0;
        this.isZeroIfEmpty = isZeroIfEmpty;
    }

    @Nullable
    BigDecimal sum(int group) {
        if (!isPresent[group]) return null;
        if (high[group] == low[group] >> LONG_BITS - 1) return BigDecimal.valueOf(low[group], scale);
        BigInteger upper = BigInteger.valueOf(high[group]).shiftLeft(LONG_BITS);
        BigInteger lower = BigInteger.valueOf(low[group]);
        if (low[group] < 0) lower = lower.add(BigInteger.ONE.shiftLeft(LONG_BITS));
        return new BigDecimal(upper.add(lower), scale);
    }

    @Override
    public void resize(int groups) {
        low = GrownArrays.grown(low, groups);
        high = GrownArrays.grown(high, groups);
        isPresent = GrownArrays.grown(isPresent, groups);
    }

    @Override
    public void add(ColumnBatch batch, int[] rows, int[] groups, int count) {
        Column column = batch.column(argument);
        boolean hasNulls = column.hasNulls();
        if (column instanceof LongColumn longs) {
            long[] values = longs.values();
            for (int i = 0; i < count; i++) {
                if (hasNulls && column.isNull(rows[i])) continue;
                long value = values[rows[i]];
                add(groups[i], value, value >> LONG_BITS - 1);
            }
            return;
        }
        ObjectColumn objects = (ObjectColumn) column;
        for (int i = 0; i < count; i++) add(groups[i], objects.value(rows[i]));
    }

    private void add(int group, long lower, long upper) {
        long before = low[group];
        long sum = before + lower;
        low[group] = sum;
        high[group] += upper + (Long.compareUnsigned(sum, before) < 0 ? 1 : 0);
        isPresent[group] = true;
    }

    private void add(int group, @Nullable Object value) {
        if (!(value instanceof DecimalData data)) return;
        BigInteger unscaled = data.toBigDecimal().unscaledValue();
        add(group, unscaled.longValue(), unscaled.shiftRight(LONG_BITS).longValue());
    }

    @Override
    public List<LogicalType> partialTypes() {
        return List.of(new DecimalType(true, DecimalType.MAX_PRECISION, scale));
    }

    @Override
    public void merge(ColumnBatch batch, int first, int[] groups) {
        ObjectColumn column = (ObjectColumn) batch.column(first);
        for (int i = 0; i < batch.size(); i++) add(groups[i], column.value(i));
    }

    @Override
    public List<Column> partials(int from, int to) {
        return List.of(column(from, to, partialTypes().getFirst(), false));
    }

    @Override
    public Column results(int from, int to) {
        return column(from, to, type, isZeroIfEmpty);
    }

    private Column column(int from, int to, LogicalType wanted, boolean hasZeros) {
        ColumnBuilder builder = ColumnBuilder.of(wanted, to - from);
        for (int i = from; i < to; i++) {
            BigDecimal sum = sum(i);
            if (sum == null && hasZeros) sum = BigDecimal.ZERO;
            builder.appendValue(sum == null ? null : Numbers.data(sum, wanted));
        }
        return builder.build();
    }

    @Override
    public long bytes() {
        return (long) BYTES_PER_GROUP * low.length;
    }

    @Override
    public void clear() {
        low = new long[0];
        high = new long[0];
        isPresent = new boolean[0];
    }
}
