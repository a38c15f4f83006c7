package dev.millrace.table.expressions;

import dev.millrace.table.types.logical.TableSymbol;

/// Is a unit of points in time.
public enum TimePointUnit implements TableSymbol {
    YEAR,
    MONTH,
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    QUARTER,
    WEEK,
    MILLISECOND,
    MICROSECOND
}
