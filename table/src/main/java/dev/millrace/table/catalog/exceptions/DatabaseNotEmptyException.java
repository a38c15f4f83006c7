package dev.millrace.table.catalog.exceptions;

import org.jspecify.annotations.Nullable;

/// Is thrown by catalogs: a database has tables.
public class DatabaseNotEmptyException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Creates the exception.
    public DatabaseNotEmptyException(String catalogName, String databaseName) {
        this(catalogName, databaseName, null);
    }

    /// Creates the exception with its cause; null for none.
    public DatabaseNotEmptyException(String catalogName, String databaseName, @Nullable Throwable cause) {
        super("The database %s.%s has tables.".formatted(catalogName, databaseName), cause);
    }
}
