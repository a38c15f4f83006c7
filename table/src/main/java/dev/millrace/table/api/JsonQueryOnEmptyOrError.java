package dev.millrace.table.api;

import dev.millrace.table.types.logical.TableSymbol;

/// Says what JSON_QUERY returns if it finds nothing, or for a wrong document.
public enum JsonQueryOnEmptyOrError implements TableSymbol {
    NULL,
    EMPTY_ARRAY,
    EMPTY_OBJECT,
    ERROR
}
