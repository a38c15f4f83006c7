package dev.millrace.table.catalog.store;

import dev.millrace.table.catalog.exceptions.CatalogException;

/// Is a store that knows whether it is open.
public abstract class AbstractCatalogStore implements CatalogStore {
    /// Whether the store is open.
    protected boolean isOpen;

    /// Creates a store that is not open.
    protected AbstractCatalogStore() {}

    @Override
    public void open() throws CatalogException {
        isOpen = true;
    }

    @Override
    public void close() throws CatalogException {
        isOpen = false;
    }

    /// Requires that the store is open.
    ///
    /// @throws IllegalStateException if the store is not open
    protected void checkOpenState() {
        if (!isOpen) throw new IllegalStateException("The store of catalogs is not open. Call open() first.");
    }
}
