package dev.millrace.table.catalog.exceptions;

import org.jspecify.annotations.Nullable;

/// Is thrown by catalogs: a database does not exist.
public class DatabaseNotExistException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Creates the exception.
    public DatabaseNotExistException(String catalogName, String databaseName) {
        this(catalogName, databaseName, null);
    }

    /// Creates the exception with its cause; null for none.
    public DatabaseNotExistException(String catalogName, String databaseName, @Nullable Throwable cause) {
        super("The catalog %s has no database %s.".formatted(catalogName, databaseName), cause);
    }
}
