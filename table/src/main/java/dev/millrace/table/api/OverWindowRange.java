package dev.millrace.table.api;

import dev.millrace.table.types.logical.TableSymbol;

/// Names the bounds of windows of rows that need no number.
public enum OverWindowRange implements TableSymbol {
    CURRENT_ROW,
    CURRENT_RANGE,
    UNBOUNDED_ROW,
    UNBOUNDED_RANGE
}
