package dev.millrace.table.catalog.store;

import dev.millrace.table.catalog.CatalogDescriptor;
import dev.millrace.table.catalog.exceptions.CatalogException;
import java.util.Optional;
import java.util.Set;

/// Keeps the definitions of catalogs: their names and options. A session opens a catalog of the store when a statement
/// uses the catalog. One session uses a store, so a store need not be thread-safe.
public interface CatalogStore {

    /// Stores a definition.
    ///
    /// @throws CatalogException if the name is taken, or the store fails
    void storeCatalog(String catalogName, CatalogDescriptor catalog) throws CatalogException;

    /// Removes a definition.
    ///
    /// @param ignoreIfNotExists whether a missing definition is no error
    /// @throws CatalogException if the definition is missing, or the store fails
    void removeCatalog(String catalogName, boolean ignoreIfNotExists) throws CatalogException;

    /// Returns a definition; empty if there is none.
    ///
    /// @throws CatalogException if the store fails
    Optional<CatalogDescriptor> getCatalog(String catalogName) throws CatalogException;

    /// Returns the names of all definitions.
    ///
    /// @throws CatalogException if the store fails
    Set<String> listCatalogs() throws CatalogException;

    /// Returns whether the store has a definition.
    ///
    /// @throws CatalogException if the store fails
    boolean contains(String catalogName) throws CatalogException;

    /// Opens the store, before all other calls.
    ///
    /// @throws CatalogException if the store cannot be opened
    void open() throws CatalogException;

    /// Closes the store, after all other calls.
    ///
    /// @throws CatalogException if the store cannot be closed
    void close() throws CatalogException;
}
