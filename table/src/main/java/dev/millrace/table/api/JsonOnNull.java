package dev.millrace.table.api;

import dev.millrace.table.types.logical.TableSymbol;

/// Says whether a JSON constructor keeps NULL.
public enum JsonOnNull implements TableSymbol {
    NULL,
    ABSENT
}
