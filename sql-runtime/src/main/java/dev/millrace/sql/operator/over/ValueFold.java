package dev.millrace.sql.operator.over;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.table.types.logical.LogicalType;

/// Remembers the first, the last or the n-th value of the rows. The first and the last value pass over NULL.
final class ValueFold implements Fold {

    /// Says which value is wanted.
    enum Wanted {
        FIRST,
        LAST,
        NTH
    }

    private final Wanted wanted;
    private final int column;
    private final long n;
    private final LogicalType type;
    private Column result;
    private long rows;
    private boolean isFound;

    /// @param column the column of the values
    /// @param n the number of the value for NTH, from 1
    /// @param type the type of the result
    ValueFold(Wanted wanted, int column, long n, LogicalType type) {
        this.wanted = wanted;
        this.column = column;
        this.n = n;
        this.type = type;
        ColumnBuilder none = ColumnBuilder.of(type, 1);
        none.appendNull();
        this.result = none.build();
    }

    @Override
    public void add(ColumnBatch batch, int from, int to) {
        Column values = batch.column(column);
        int found = isFound ? -1 : find(values, from, to);
        rows += to - from;
        if (found < 0) return;
        ColumnBuilder value = ColumnBuilder.of(type, 1);
        value.append(values, found);
        result = value.build();
        isFound = wanted != Wanted.LAST;
    }

    private int find(Column values, int from, int to) {
        switch (wanted) {
            case FIRST -> {
                for (int row = from; row < to; row++) if (!values.isNull(row)) return row;
                return -1;
            }
            case LAST -> {
                for (int row = to - 1; row >= from; row--) if (!values.isNull(row)) return row;
                return -1;
            }
            default -> {
                return n > rows && n <= rows + to - from ? (int) (from + n - 1 - rows) : -1;
            }
        }
    }

    @Override
    public Column result() {
        return result;
    }

    @Override
    public long bytes() {
        return result.bytes();
    }
}
