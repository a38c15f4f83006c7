package dev.millrace.sql.operator.aggregate;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.ColumnLayout;
import dev.millrace.column.ColumnOrder;
import dev.millrace.column.DoubleColumn;
import dev.millrace.column.IntColumn;
import dev.millrace.column.LongColumn;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the least or greatest values.
final class ExtremeAggregator implements Aggregator {
    private static final int VALUE_BYTES = 120;

    private final int argument;
    private final LogicalType type;
    private final boolean isMax;
    private final ColumnLayout kind;
    private final ColumnOrder order;
    private final BatchBuilder single;
    private long[] longs = {};
    private double[] doubles = {};
    private @Nullable ColumnBatch[] others = {};
    private boolean[] isPresent = {};

    ExtremeAggregator(int argument, LogicalType type, boolean isMax) {
        this.argument = argument;
        this.type = type.copy(true);
        this.isMax = isMax;
        this.kind = ColumnLayout.of(type);
        RowType row = RowType.of(this.type);
        this.order = new ColumnOrder(row, List.of(new ColumnOrder.Key(0, false, true)));
        this.single = new BatchBuilder(row, 1);
    }

    @Override
    public void resize(int groups) {
        isPresent = GrownArrays.grown(isPresent, groups);
        switch (kind) {
            case LONG, INT -> longs = GrownArrays.grown(longs, groups);
            case DOUBLE -> doubles = GrownArrays.grown(doubles, groups);
            default -> others = GrownArrays.grown(others, groups);
        }
    }

    @Override
    public void add(ColumnBatch batch, int[] rows, int[] groups, int count) {
        add(batch.column(argument), rows, groups, count);
    }

    private void add(Column column, int[] rows, int[] groups, int count) {
        switch (column) {
            case LongColumn values -> {
                for (int i = 0; i < count; i++) {
                    if (!values.isNull(rows[i])) add(groups[i], values.value(rows[i]));
                }
            }
            case IntColumn values -> {
                for (int i = 0; i < count; i++) {
                    if (!values.isNull(rows[i])) add(groups[i], values.value(rows[i]));
                }
            }
            case DoubleColumn values -> {
                for (int i = 0; i < count; i++) {
                    if (!values.isNull(rows[i])) add(groups[i], values.value(rows[i]));
                }
            }
            default -> {
                ColumnBatch alone = ColumnBatch.of(column.size(), List.of(column));
                for (int i = 0; i < count; i++) if (!column.isNull(rows[i])) add(groups[i], alone, rows[i]);
            }
        }
    }

    private void add(int group, long value) {
        if (isPresent[group] && (isMax ? value <= longs[group] : value >= longs[group])) return;
        longs[group] = value;
        isPresent[group] = true;
    }

    private void add(int group, double value) {
        if (isPresent[group]) {
            int result = Double.compare(value, doubles[group]);
            if (isMax ? result <= 0 : result >= 0) return;
        }
        doubles[group] = value;
        isPresent[group] = true;
    }

    private void add(int group, ColumnBatch alone, int row) {
        ColumnBatch best = others[group];
        if (best != null) {
            int result = order.compare(alone, row, best, 0);
            if (isMax ? result <= 0 : result >= 0) return;
        }
        single.append(alone, row);
        others[group] = single.build();
        isPresent[group] = true;
    }

    @Override
    public List<LogicalType> partialTypes() {
        return List.of(type);
    }

    @Override
    public void merge(ColumnBatch batch, int first, int[] groups) {
        add(batch.column(first), RowNumbers.upTo(batch.size()), groups, batch.size());
    }

    @Override
    public List<Column> partials(int from, int to) {
        return List.of(results(from, to));
    }

    @Override
    public Column results(int from, int to) {
        long[] nulls = GrownArrays.nulls(isPresent, from, to);
        return switch (kind) {
            case LONG, INT -> Numbers.integers(Arrays.copyOfRange(longs, from, to), type, nulls);
            case DOUBLE -> new DoubleColumn(Arrays.copyOfRange(doubles, from, to), to - from, nulls);
            default -> {
                ColumnBuilder builder = ColumnBuilder.of(type, to - from);
                for (int i = from; i < to; i++) {
                    ColumnBatch best = others[i];
                    if (best == null) builder.appendNull();
                    else builder.append(best.column(0), 0);
                }
                yield builder.build();
            }
        };
    }

    @Override
    public long bytes() {
        return isPresent.length + 8L * (longs.length + doubles.length) + (long) VALUE_BYTES * others.length;
    }

    @Override
    public void clear() {
        longs = new long[0];
        doubles = new double[0];
        others = new ColumnBatch[0];
        isPresent = new boolean[0];
    }
}
