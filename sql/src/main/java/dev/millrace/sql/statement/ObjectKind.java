package dev.millrace.sql.statement;

import java.util.Locale;

/// Is the kind of an object that statements create, alter and drop.
public enum ObjectKind {
    CATALOG,
    DATABASE,
    TABLE,
    VIEW,
    FUNCTION,
    MODEL,
    CONNECTION,
    MATERIALIZED_TABLE;

    /// Returns the keywords of the kind.
    public String keywords() {
        return name().replace('_', ' ').toUpperCase(Locale.ROOT);
    }
}
