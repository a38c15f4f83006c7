package dev.millrace.table.catalog.exceptions;

import dev.millrace.table.catalog.ObjectPath;
import org.jspecify.annotations.Nullable;

/// Is thrown by catalogs: a procedure does not exist.
public class ProcedureNotExistException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Creates the exception.
    public ProcedureNotExistException(String catalogName, ObjectPath procedurePath) {
        this(catalogName, procedurePath, null);
    }

    /// Creates the exception with its cause; null for none.
    public ProcedureNotExistException(String catalogName, ObjectPath procedurePath, @Nullable Throwable cause) {
        super("The catalog %s has no procedure %s.".formatted(catalogName, procedurePath), cause);
    }
}
