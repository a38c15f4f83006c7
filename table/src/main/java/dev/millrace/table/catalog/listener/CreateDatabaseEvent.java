package dev.millrace.table.catalog.listener;

import dev.millrace.table.catalog.object.CatalogDatabase;

/// Says that a database was created.
public interface CreateDatabaseEvent extends DatabaseModificationEvent {

    /// Returns whether an existing database was to be kept.
    boolean ignoreIfExists();

    /// Creates an event.
    static CreateDatabaseEvent createEvent(
            CatalogContext context, String databaseName, CatalogDatabase database, boolean ignoreIfExists) {
        return new CreateDatabaseEventDone(context, databaseName, database, ignoreIfExists);
    }

    /// Is such an event.
    record CreateDatabaseEventDone(
            CatalogContext context, String databaseName, CatalogDatabase database, boolean ignoreIfExists)
            implements CreateDatabaseEvent {}
}
