package dev.millrace.table.api;

import dev.millrace.table.types.logical.TableSymbol;

/// Names the kinds of JSON values for IS JSON.
public enum JsonType implements TableSymbol {
    VALUE,
    SCALAR,
    ARRAY,
    OBJECT
}
