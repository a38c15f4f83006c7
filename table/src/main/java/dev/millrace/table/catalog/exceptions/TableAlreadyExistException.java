package dev.millrace.table.catalog.exceptions;

import dev.millrace.table.catalog.ObjectPath;
import org.jspecify.annotations.Nullable;

/// Is thrown by catalogs: a table exists already.
public class TableAlreadyExistException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Creates the exception.
    public TableAlreadyExistException(String catalogName, ObjectPath tablePath) {
        this(catalogName, tablePath, null);
    }

    /// Creates the exception with its cause; null for none.
    public TableAlreadyExistException(String catalogName, ObjectPath tablePath, @Nullable Throwable cause) {
        super("The catalog %s already has a table %s.".formatted(catalogName, tablePath), cause);
    }
}
