package dev.millrace.table.catalog.object;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Is a database in a catalog.
public interface CatalogDatabase {

    /// Returns the properties.
    Map<String, String> getProperties();

    /// Returns the comment; null if there is none.
    @Nullable
    String getComment();

    /// Returns a copy.
    CatalogDatabase copy();

    /// Returns a copy with other properties.
    CatalogDatabase copy(Map<String, String> properties);

    /// Returns a short description.
    Optional<String> getDescription();

    /// Returns a long description.
    Optional<String> getDetailedDescription();
}
