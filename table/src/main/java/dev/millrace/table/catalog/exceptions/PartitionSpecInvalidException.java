package dev.millrace.table.catalog.exceptions;

import dev.millrace.table.catalog.CatalogPartitionSpec;
import dev.millrace.table.catalog.ObjectPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is thrown by catalogs: a partition has wrong columns.
public class PartitionSpecInvalidException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Creates the exception.
    public PartitionSpecInvalidException(
            String catalogName, List<String> partitionKeys, ObjectPath tablePath, CatalogPartitionSpec partitionSpec) {
        this(catalogName, partitionKeys, tablePath, partitionSpec, null);
    }

    /// Creates the exception with its cause; null for none.
    public PartitionSpecInvalidException(
            String catalogName,
            List<String> partitionKeys,
            ObjectPath tablePath,
            CatalogPartitionSpec partitionSpec,
            @Nullable Throwable cause) {
        super(
                "The partition %s of the table %s.%s must name the columns %s."
                        .formatted(partitionSpec, catalogName, tablePath, partitionKeys),
                cause);
    }
}
