package dev.millrace.table.catalog.object;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Is a partition of a table in a catalog.
public interface CatalogPartition {

    /// Returns the properties.
    Map<String, String> getProperties();

    /// Returns the comment; null if there is none.
    @Nullable
    String getComment();

    /// Returns a copy.
    CatalogPartition copy();

    /// Returns a short description.
    Optional<String> getDescription();

    /// Returns a long description.
    Optional<String> getDetailedDescription();
}
