package dev.millrace.table.catalog.listener;

/// Says that a statement has changed a catalog.
public interface CatalogModificationEvent {

    /// Returns the catalog.
    CatalogContext context();
}
