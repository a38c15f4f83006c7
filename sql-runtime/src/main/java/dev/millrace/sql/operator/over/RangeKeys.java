package dev.millrace.sql.operator.over;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.plan.OverGroup;
import dev.millrace.sql.plan.OverGroup.Bound;
import dev.millrace.sql.plan.OverGroup.BoundKind;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.RowType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds the frames of RANGE with a distance: the rows whose values differ from the value of the row by at most the
/// distance. The frame of a row without a value has the other rows without one.
final class RangeKeys {
    private static final BigDecimal MILLIS_PER_DAY = BigDecimal.valueOf(86_400_000);
    private static final int NANO_DIGITS = 6;

    private final SortKey key;
    private final LogicalType type;
    private final @Nullable Distance lower;
    private final @Nullable Distance upper;

    /// Is a distance from the value of a row, negative towards the rows before it.
    ///
    /// @param number the distance in the unit of the values
    /// @param months the distance in months, for calendars
    private record Distance(BigDecimal number, int months) {}

    RangeKeys(OverGroup group, RowType input, Interpreter interpreter) {
        this.key = group.order().getFirst();
        this.type = input.getTypeAt(key.column()).copy(true);
        this.lower = distance(group.lower(), interpreter);
        this.upper = distance(group.upper(), interpreter);
    }

    private static @Nullable Distance distance(Bound bound, Interpreter interpreter) {
        if (bound.distance() == null) return null;
        Object value = interpreter.constant(bound.distance());
        int sign = bound.kind() == BoundKind.PRECEDING ? -1 : 1;
        if (bound.distance().type().is(LogicalTypeRoot.INTERVAL_YEAR_MONTH)) {
            return new Distance(BigDecimal.ZERO, sign * (value instanceof Integer months ? months : 0));
        }
        return new Distance(number(value).multiply(BigDecimal.valueOf(sign)), 0);
    }

    private static BigDecimal number(@Nullable Object value) {
        return switch (value) {
            case null -> BigDecimal.ZERO;
            case DecimalData decimal -> decimal.toBigDecimal();
            case TimestampData time ->
                BigDecimal.valueOf(time.getMillisecond())
                        .add(BigDecimal.valueOf(time.getNanoOfMillisecond(), NANO_DIGITS));
            case Double approximate -> BigDecimal.valueOf(approximate);
            case Float approximate -> BigDecimal.valueOf(approximate);
            default -> BigDecimal.valueOf(((Number) value).longValue());
        };
    }

    /// Writes the ends of the frames that have a distance.
    void find(OverPartition partition, int[] peers, int[] peerEnds, int[] starts, int[] ends) {
        @Nullable BigDecimal[] values = values(partition);
        int from = partition.from();
        int firstStart = 0;
        int firstEnd = 0;
        for (int i = 0; i < values.length; i++) {
            BigDecimal value = values[i];
            if (value == null) {
                starts[i] = peers[i];
                ends[i] = peerEnds[i];
                continue;
            }
            if (lower != null) {
                BigDecimal least = moved(value, lower);
                while (firstStart < values.length && isBefore(values[firstStart], least, false)) firstStart++;
                starts[i] = from + firstStart;
            }
            if (upper != null) {
                BigDecimal most = moved(value, upper);
                while (firstEnd < values.length && isBefore(values[firstEnd], most, true)) firstEnd++;
                ends[i] = from + lastPresent(values, firstEnd);
            }
        }
    }

    /// Returns the end of a frame without the rows that have no value and come last.
    private static int lastPresent(@Nullable BigDecimal[] values, int end) {
        int last = end;
        while (last > 0 && values[last - 1] == null && end == values.length) last--;
        return last;
    }

    /// Returns whether a row lies before the start of a frame, or within its end.
    private boolean isBefore(@Nullable BigDecimal value, BigDecimal bound, boolean isEnd) {
        if (value == null) return key.areNullsFirst();
        int order = value.compareTo(bound);
        if (key.isDescending()) order = -order;
        return isEnd ? order <= 0 : order < 0;
    }

    private BigDecimal moved(BigDecimal value, Distance distance) {
        int sign = key.isDescending() ? -1 : 1;
        if (distance.months == 0) return value.add(distance.number.multiply(BigDecimal.valueOf(sign)));
        LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(value.longValue()), ZoneOffset.UTC);
        Instant moved = time.plusMonths((long) sign * distance.months).toInstant(ZoneOffset.UTC);
        return BigDecimal.valueOf(moved.toEpochMilli()).add(value.remainder(BigDecimal.ONE));
    }

    private @Nullable BigDecimal[] values(OverPartition partition) {
        ColumnBatch rows = partition.rows();
        RowData.FieldGetter getter = RowData.createFieldGetter(type, key.column());
        @Nullable BigDecimal[] values = new BigDecimal[partition.size()];
        for (int i = 0; i < values.length; i++) {
            if (rows.column(key.column()).isNull(partition.from() + i)) continue;
            Object value = Objects.requireNonNull(getter.getFieldOrNull(rows.row(partition.from() + i)));
            BigDecimal number = number(value);
            values[i] = type.is(LogicalTypeRoot.DATE) ? number.multiply(MILLIS_PER_DAY) : number;
        }
        return values;
    }
}
