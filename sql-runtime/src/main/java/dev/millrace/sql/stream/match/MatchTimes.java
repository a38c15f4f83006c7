package dev.millrace.sql.stream.match;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.LongColumn;
import dev.millrace.column.ObjectColumn;
import dev.millrace.sql.stream.StreamFaults;
import dev.millrace.table.data.TimestampData;

/// Reads the times of rows.
///
/// @param column the index of the column with the time
record MatchTimes(int column) {

    /// Returns the time of a row in milliseconds.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the row has none
    long of(ColumnBatch batch, int row) {
        if (batch.column(column).isNull(row)) {
            throw StreamFaults.NO_TIME
                    .what("A row of MATCH_RECOGNIZE has NULL as its time.")
                    .fix("Filter such rows before.");
        }
        if (batch.column(column) instanceof LongColumn longs) return longs.value(row);
        if (((ObjectColumn) batch.column(column)).value(row) instanceof TimestampData time)
            return time.getMillisecond();
        throw new IllegalArgumentException("The column " + column + " has no times.");
    }

    /// Returns an exception that may be thrown for a failed condition.
    static RuntimeException failed(Exception thrown) {
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }
}
