package dev.millrace.sql.operator.window;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.LongColumn;
import dev.millrace.column.ObjectColumn;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.RowType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Reads the times of rows, and adds the columns of their windows. Windows have local time.
public final class WindowColumns {
    private static final int END = 1;
    private static final int TIME = 2;

    private final ZoneId zone;
    private final boolean isInstant;
    private final int timeColumn;
    private final int width;
    private final RowType rowType;

    /// Creates the columns of windows.
    ///
    /// @param rowType the type of the rows with the added columns
    public WindowColumns(RowType input, int timeColumn, RowType rowType, ZoneId zone) {
        this.isInstant = input.getTypeAt(timeColumn).is(LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE);
        this.timeColumn = timeColumn;
        this.width = input.getFieldCount();
        this.rowType = rowType;
        this.zone = zone;
    }

    /// Returns whether a row has a time.
    public boolean hasTime(ColumnBatch batch, int row) {
        return !batch.column(timeColumn).isNull(row);
    }

    /// Returns the local time of a row in milliseconds.
    public long time(ColumnBatch batch, int row) {
        Column column = batch.column(timeColumn);
        long millis = column instanceof LongColumn longs
                ? longs.value(row)
                : ((TimestampData) Objects.requireNonNull(((ObjectColumn) column).value(row))).getMillisecond();
        if (!isInstant) return millis;
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone)
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    /// Returns rows with the columns of their windows.
    public ColumnBatch with(ColumnBatch rows, long[] starts, long[] ends) {
        List<Column> added = new ArrayList<>();
        for (int i = width; i < rowType.getFieldCount(); i++) {
            added.add(column(rowType.getTypeAt(i), i - width, rows.size(), starts, ends));
        }
        return rows.withAppended(added);
    }

    private Column column(LogicalType type, int which, int size, long[] starts, long[] ends) {
        ColumnBuilder builder = ColumnBuilder.of(type, size);
        boolean wantsInstant = type.is(LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE);
        for (int i = 0; i < size; i++) {
            long millis = switch (which) {
                case END -> ends[i];
                case TIME -> ends[i] - 1;
                default -> starts[i];
            };
            builder.appendValue(TimestampData.fromEpochMillis(wantsInstant ? instant(millis) : millis));
        }
        return builder.build();
    }

    private long instant(long localMillis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(localMillis), ZoneOffset.UTC)
                .atZone(zone)
                .toInstant()
                .toEpochMilli();
    }
}
