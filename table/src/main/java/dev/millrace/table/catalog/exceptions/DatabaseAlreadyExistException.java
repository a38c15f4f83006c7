package dev.millrace.table.catalog.exceptions;

import org.jspecify.annotations.Nullable;

/// Is thrown by catalogs: a database exists already.
public class DatabaseAlreadyExistException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Creates the exception.
    public DatabaseAlreadyExistException(String catalogName, String databaseName) {
        this(catalogName, databaseName, null);
    }

    /// Creates the exception with its cause; null for none.
    public DatabaseAlreadyExistException(String catalogName, String databaseName, @Nullable Throwable cause) {
        super("The catalog %s already has a database %s.".formatted(catalogName, databaseName), cause);
    }
}
