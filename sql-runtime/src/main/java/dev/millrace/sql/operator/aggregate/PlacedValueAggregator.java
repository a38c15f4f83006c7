package dev.millrace.sql.operator.aggregate;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.BooleanColumn;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.sql.operator.OperatorFaults;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Returns the first, the last or the only value of a group, in the order of arrival.
final class PlacedValueAggregator implements Aggregator {
    private static final int VALUE_BYTES = 120;

    /// Says which value of a group is wanted.
    enum Place {
        /// The first value that is not NULL.
        FIRST,
        /// The last value that is not NULL.
        LAST,
        /// The only value. A group with several rows is an error.
        ONLY
    }

    private final int argument;
    private final LogicalType type;
    private final Place place;
    private final boolean skipsNull;
    private final BatchBuilder single;
    private @Nullable ColumnBatch[] values = {};
    private int size;

    PlacedValueAggregator(int argument, LogicalType type, Place place) {
        this.argument = argument;
        this.type = type.copy(true);
        this.place = place;
        this.skipsNull = place != Place.ONLY;
        this.single = new BatchBuilder(RowType.of(this.type), 1);
    }

    @Override
    public void resize(int groups) {
        values = GrownArrays.grown(values, groups);
        size = Math.max(size, groups);
    }

    @Override
    public void add(ColumnBatch batch, int[] rows, int[] groups, int count) {
        ColumnBatch alone = batch.project(argument);
        for (int i = 0; i < count; i++) add(alone, rows[i], groups[i]);
    }

    private void add(ColumnBatch alone, int row, int group) {
        if (skipsNull && alone.column(0).isNull(row)) return;
        if (values[group] != null) {
            if (place == Place.FIRST) return;
            if (place == Place.ONLY) {
                throw OperatorFaults.ROWS
                        .what("A subquery that must return one value returned several rows.")
                        .fix("Add a condition, LIMIT 1 or an aggregate function to the subquery.");
            }
        }
        single.append(alone, row);
        values[group] = single.build();
    }

    @Override
    public List<LogicalType> partialTypes() {
        return List.of(type, new BooleanType(false));
    }

    @Override
    public void merge(ColumnBatch batch, int first, int[] groups) {
        ColumnBatch alone = batch.project(first);
        BooleanColumn isPresent = (BooleanColumn) batch.column(first + 1);
        for (int i = 0; i < batch.size(); i++) if (isPresent.value(i) != 0) add(alone, i, groups[i]);
    }

    @Override
    public List<Column> partials(int from, int to) {
        byte[] isPresent = new byte[to - from];
        for (int i = from; i < to; i++) isPresent[i - from] = (byte) (values[i] == null ? 0 : 1);
        return List.of(results(from, to), new BooleanColumn(isPresent, to - from, null));
    }

    @Override
    public Column results(int from, int to) {
        ColumnBuilder builder = ColumnBuilder.of(type, to - from);
        for (int i = from; i < to; i++) {
            ColumnBatch value = values[i];
            if (value == null) builder.appendNull();
            else builder.append(value.column(0), 0);
        }
        return builder.build();
    }

    @Override
    public long bytes() {
        return (long) VALUE_BYTES * size;
    }

    @Override
    public void clear() {
        values = new ColumnBatch[0];
        size = 0;
    }
}
