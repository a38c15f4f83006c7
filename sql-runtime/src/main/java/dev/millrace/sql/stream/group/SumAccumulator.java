package dev.millrace.sql.stream.group;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.LongColumn;
import dev.millrace.sql.operator.aggregate.Numbers;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Adds numbers, for SUM and AVG. Integers that are too large wrap around.
final class SumAccumulator implements Accumulator {
    /// Says what the result is.
    enum Result {
        /// The sum; NULL if there are no values.
        SUM,
        /// The sum; 0 if there are no values.
        SUM_OR_ZERO,
        /// The average.
        AVERAGE
    }

    private final int argument;
    private final LogicalType argumentType;
    private final LogicalType type;
    private final Result result;
    private final boolean isDecimal;
    private final boolean isApproximate;
    /// The sum: an integer, the bits of a double, or the low bits of the digits of a decimal.
    private final int sum;
    /// The high bits of the digits of a decimal, or the bits of the digits that additions of doubles have lost.
    private final int high;
    /// The number of values.
    private final int present;

    SumAccumulator(int argument, LogicalType argumentType, LogicalType type, Result result, GroupLayout layout) {
        this.argument = argument;
        this.argumentType = argumentType;
        this.type = type;
        this.result = result;
        this.isDecimal = Numbers.isDecimal(argumentType);
        this.isApproximate = Numbers.isApproximate(argumentType);
        this.sum = layout.number();
        this.high = isDecimal || isApproximate ? layout.number() : -1;
        this.present = layout.number();
    }

    @Override
    public void change(GroupRow group, ColumnBatch batch, int row, int count) {
        Column column = batch.column(argument);
        if (column.isNull(row)) return;
        long[] numbers = group.numbers;
        numbers[present] += count;
        if (isDecimal) {
            addDecimal(numbers, column, row, count);
        } else if (isApproximate) {
            addDouble(numbers, count * Numbers.approximate(column, argumentType, row));
        } else {
            numbers[sum] += count * Numbers.integer(column, row);
        }
    }

    /// Adds a number, and keeps the digits that the addition loses (Neumaier's summation).
    private void addDouble(long[] numbers, double value) {
        if (numbers[present] == 0) {
            numbers[sum] = 0;
            numbers[high] = 0;
            return;
        }
        double before = Double.longBitsToDouble(numbers[sum]);
        double after = before + value;
        double lost = Math.abs(before) >= Math.abs(value) ? before - after + value : value - after + before;
        numbers[sum] = Double.doubleToRawLongBits(after);
        numbers[high] = Double.doubleToRawLongBits(Double.longBitsToDouble(numbers[high]) + lost);
    }

    private double total(long[] numbers) {
        double total = Double.longBitsToDouble(numbers[sum]);
        return Double.isFinite(total) ? total + Double.longBitsToDouble(numbers[high]) : total;
    }

    private void addDecimal(long[] numbers, Column column, int row, int count) {
        long low;
        long upper;
        if (column instanceof LongColumn longs) {
            low = count * longs.value(row);
            upper = low >> Long.SIZE - 1;
        } else {
            BigInteger digits = Numbers.decimal(column, argumentType, row).unscaledValue();
            if (count < 0) digits = digits.negate();
            low = digits.longValue();
            upper = digits.shiftRight(Long.SIZE).longValue();
        }
        long before = numbers[sum];
        numbers[sum] = before + low;
        numbers[high] += upper + (Long.compareUnsigned(numbers[sum], before) < 0 ? 1 : 0);
    }

    @Override
    public void append(GroupRow group, ColumnBuilder to) {
        to.appendValue(value(group.numbers));
    }

    private @Nullable Object value(long[] numbers) {
        long count = numbers[present];
        if (count == 0 && result != Result.SUM_OR_ZERO) return null;
        long divisor = result == Result.AVERAGE ? count : 1;
        if (isDecimal) return decimal(numbers, divisor);
        if (isApproximate) return approximate(total(numbers) / divisor);
        return integer(numbers[sum] / divisor);
    }

    private @Nullable Object decimal(long[] numbers, long divisor) {
        BigInteger lower = BigInteger.valueOf(numbers[sum]);
        if (numbers[sum] < 0) lower = lower.add(BigInteger.ONE.shiftLeft(Long.SIZE));
        BigInteger digits =
                BigInteger.valueOf(numbers[high]).shiftLeft(Long.SIZE).add(lower);
        BigDecimal total = new BigDecimal(digits, ((DecimalType) argumentType).getScale());
        if (divisor != 1) {
            total = total.divide(BigDecimal.valueOf(divisor), ((DecimalType) type).getScale(), RoundingMode.HALF_UP);
        }
        return Numbers.data(total, type);
    }

    private Object approximate(double value) {
        return switch (type.getTypeRoot()) {
            case FLOAT -> (float) value;
            default -> value;
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

    @Override
    public boolean isSame(GroupRow one, GroupRow other) {
        boolean isSameSum = one.numbers[sum] == other.numbers[sum]
                && one.numbers[present] == other.numbers[present]
                && (high < 0 || one.numbers[high] == other.numbers[high]);
        return isSameSum || Objects.equals(value(one.numbers), value(other.numbers));
    }
}
