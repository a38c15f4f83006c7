package dev.millrace.table.catalog.exceptions;

import dev.millrace.table.catalog.ObjectPath;
import org.jspecify.annotations.Nullable;

/// Is thrown by catalogs: a function does not exist.
public class FunctionNotExistException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Creates the exception.
    public FunctionNotExistException(String catalogName, ObjectPath functionPath) {
        this(catalogName, functionPath, null);
    }

    /// Creates the exception with its cause; null for none.
    public FunctionNotExistException(String catalogName, ObjectPath functionPath, @Nullable Throwable cause) {
        super("The catalog %s has no function %s.".formatted(catalogName, functionPath), cause);
    }
}
