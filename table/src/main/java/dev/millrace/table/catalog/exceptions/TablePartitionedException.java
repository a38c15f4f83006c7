package dev.millrace.table.catalog.exceptions;

import dev.millrace.table.catalog.ObjectPath;
import org.jspecify.annotations.Nullable;

/// Is thrown by catalogs: a table has partitions.
public class TablePartitionedException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Creates the exception.
    public TablePartitionedException(String catalogName, ObjectPath tablePath) {
        this(catalogName, tablePath, null);
    }

    /// Creates the exception with its cause; null for none.
    public TablePartitionedException(String catalogName, ObjectPath tablePath, @Nullable Throwable cause) {
        super("The table %s.%s has partitions.".formatted(catalogName, tablePath), cause);
    }
}
