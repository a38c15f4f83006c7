package dev.millrace.sql.stream.window;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.LongColumn;
import dev.millrace.sql.stream.ContinuousServices;
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

/// Arranges the columns of the results of windows. Not thread-safe.
final class WindowResults {
    private final WindowPlace place;
    private final List<WindowColumn> columns;
    private final RowType rowType;
    private final ZoneId zone;
    private final int endColumn;

    /// @param endColumn the index of the end of the window within groups: behind the keys, before the functions
    WindowResults(WindowAggregateSpec spec, ContinuousServices services, int endColumn) {
        this.place = spec.place();
        this.columns = spec.columns();
        this.rowType = spec.rowType();
        this.zone = services.operators().zone();
        this.endColumn = endColumn;
    }

    /// Returns the results of groups.
    ColumnBatch of(ColumnBatch groups) {
        List<Column> arranged = new ArrayList<>();
        LongColumn ends = (LongColumn) groups.column(endColumn);
        for (int i = 0; i < columns.size(); i++) {
            LogicalType type = rowType.getTypeAt(i);
            arranged.add(
                    switch (columns.get(i)) {
                        case WindowColumn.Key key -> groups.column(key.index());
                        case WindowColumn.Call call -> groups.column(endColumn + 1 + call.index());
                        case WindowColumn.Start _ -> times(type, ends, place::start);
                        case WindowColumn.End _ -> times(type, ends, end -> end);
                        case WindowColumn.Time _ -> times(type, ends, end -> end - 1);
                    });
        }
        return ColumnBatch.of(groups.size(), arranged);
    }

    private Column times(LogicalType type, LongColumn ends, java.util.function.LongUnaryOperator time) {
        boolean isInstant = type.is(LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE);
        ColumnBuilder builder = ColumnBuilder.of(type, ends.size());
        for (int i = 0; i < ends.size(); i++) {
            long local = time.applyAsLong(ends.value(i));
            builder.appendValue(TimestampData.fromEpochMillis(isInstant ? instant(local) : local));
        }
        return builder.build();
    }

    private long instant(long local) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(local), ZoneOffset.UTC)
                .atZone(zone)
                .toInstant()
                .toEpochMilli();
    }
}
