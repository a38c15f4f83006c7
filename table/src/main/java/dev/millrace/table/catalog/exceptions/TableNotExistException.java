package dev.millrace.table.catalog.exceptions;

import dev.millrace.table.catalog.ObjectPath;
import org.jspecify.annotations.Nullable;

/// Is thrown by catalogs: a table does not exist.
public class TableNotExistException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Creates the exception.
    public TableNotExistException(String catalogName, ObjectPath tablePath) {
        this(catalogName, tablePath, null);
    }

    /// Creates the exception with its cause; null for none.
    public TableNotExistException(String catalogName, ObjectPath tablePath, @Nullable Throwable cause) {
        super("The catalog %s has no table %s.".formatted(catalogName, tablePath), cause);
    }
}
