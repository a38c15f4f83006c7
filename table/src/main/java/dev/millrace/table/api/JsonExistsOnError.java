package dev.millrace.table.api;

import dev.millrace.table.types.logical.TableSymbol;

/// Says what JSON_EXISTS returns for a wrong document or path.
public enum JsonExistsOnError implements TableSymbol {
    TRUE,
    FALSE,
    UNKNOWN,
    ERROR
}
