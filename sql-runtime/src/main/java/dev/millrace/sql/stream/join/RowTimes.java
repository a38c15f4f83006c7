package dev.millrace.sql.stream.join;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.LongColumn;
import dev.millrace.column.ObjectColumn;
import dev.millrace.table.data.TimestampData;
import java.util.Objects;

/// Reads the times of rows.
///
/// @param column the index of the time column
record RowTimes(int column) {

    /// Returns whether a row has a time.
    boolean isPresent(ColumnBatch batch, int row) {
        return !batch.column(column).isNull(row);
    }

    /// Returns the time of a row in milliseconds.
    long of(ColumnBatch batch, int row) {
        Column times = batch.column(column);
        return times instanceof LongColumn longs
                ? longs.value(row)
                : ((TimestampData) Objects.requireNonNull(((ObjectColumn) times).value(row))).getMillisecond();
    }
}
