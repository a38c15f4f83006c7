package dev.millrace.sql.catalog;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds and keeps the definitions of catalogs that are stored longer than a session. Not thread-safe.
public interface StoredCatalogs {
    /// Stores nothing.
    StoredCatalogs NONE = new StoredCatalogs() {
        @Override
        public Set<String> names() {
            return Set.of();
        }

        @Override
        public @Nullable MemoryCatalog open(String name) {
            return null;
        }

        @Override
        public void store(String name, Map<String, String> options, @Nullable String comment) {}

        @Override
        public void remove(String name) {}
    };

    /// Returns the names of the stored catalogs.
    Set<String> names();

    /// Opens a stored catalog; returns null if no catalog with the name is stored.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the catalog cannot be opened
    @Nullable
    MemoryCatalog open(String name);

    /// Stores a definition. An older one with the name is replaced.
    ///
    /// @param options the options, among them `type`
    void store(String name, Map<String, String> options, @Nullable String comment);

    /// Removes a definition if there is one.
    void remove(String name);
}
