package dev.millrace.table.catalog.exceptions;

import dev.millrace.table.catalog.ObjectPath;
import org.jspecify.annotations.Nullable;

/// Is thrown by catalogs: a function exists already.
public class FunctionAlreadyExistException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Creates the exception.
    public FunctionAlreadyExistException(String catalogName, ObjectPath functionPath) {
        this(catalogName, functionPath, null);
    }

    /// Creates the exception with its cause; null for none.
    public FunctionAlreadyExistException(String catalogName, ObjectPath functionPath, @Nullable Throwable cause) {
        super("The catalog %s already has a function %s.".formatted(catalogName, functionPath), cause);
    }
}
