package dev.millrace.table.api;

import dev.millrace.table.types.logical.TableSymbol;

/// Says when JSON_QUERY puts its result into an array.
public enum JsonQueryWrapper implements TableSymbol {
    WITHOUT_ARRAY,
    CONDITIONAL_ARRAY,
    UNCONDITIONAL_ARRAY
}
