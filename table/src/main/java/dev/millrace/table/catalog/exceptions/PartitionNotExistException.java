package dev.millrace.table.catalog.exceptions;

import dev.millrace.table.catalog.CatalogPartitionSpec;
import dev.millrace.table.catalog.ObjectPath;
import org.jspecify.annotations.Nullable;

/// Is thrown by catalogs: a partition does not exist.
public class PartitionNotExistException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Creates the exception.
    public PartitionNotExistException(String catalogName, ObjectPath tablePath, CatalogPartitionSpec partitionSpec) {
        this(catalogName, tablePath, partitionSpec, null);
    }

    /// Creates the exception with its cause; null for none.
    public PartitionNotExistException(
            String catalogName, ObjectPath tablePath, CatalogPartitionSpec partitionSpec, @Nullable Throwable cause) {
        super("The table %s.%s has no partition %s.".formatted(catalogName, tablePath, partitionSpec), cause);
    }
}
