package dev.millrace.table.expressions;

import dev.millrace.table.types.logical.TableSymbol;

/// Is a unit or a range of units of time intervals.
public enum TimeIntervalUnit implements TableSymbol {
    YEAR,
    YEAR_TO_MONTH,
    QUARTER,
    MONTH,
    WEEK,
    DAY,
    DAY_TO_HOUR,
    DAY_TO_MINUTE,
    DAY_TO_SECOND,
    HOUR,
    SECOND,
    HOUR_TO_MINUTE,
    HOUR_TO_SECOND,
    MINUTE,
    MINUTE_TO_SECOND,
    MILLISECOND,
    MICROSECOND,
    NANOSECOND,
    EPOCH,
    DECADE,
    CENTURY,
    MILLENNIUM
}
