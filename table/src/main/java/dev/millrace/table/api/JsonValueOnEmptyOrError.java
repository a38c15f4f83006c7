package dev.millrace.table.api;

import dev.millrace.table.types.logical.TableSymbol;

/// Says what JSON_VALUE returns if it finds nothing, or for a wrong document.
public enum JsonValueOnEmptyOrError implements TableSymbol {
    NULL,
    ERROR,
    DEFAULT
}
