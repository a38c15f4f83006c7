package dev.millrace.table.catalog.listener;

import dev.millrace.table.catalog.object.CatalogDatabase;

/// Says that a database was created, changed or dropped.
public interface DatabaseModificationEvent extends CatalogModificationEvent {

    /// Returns the database before the change, or the created one.
    ///
    /// @throws IllegalStateException if the event has no database
    CatalogDatabase database();

    /// Returns the name of the database.
    String databaseName();
}
