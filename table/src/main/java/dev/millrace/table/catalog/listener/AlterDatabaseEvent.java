package dev.millrace.table.catalog.listener;

import dev.millrace.table.catalog.object.CatalogDatabase;

/// Says that a database was changed.
public interface AlterDatabaseEvent extends DatabaseModificationEvent {

    /// Returns the database after the change.
    CatalogDatabase newDatabase();

    /// Returns whether a missing database was to be ignored.
    boolean ignoreIfNotExists();

    /// Creates an event.
    static CatalogModificationEvent createEvent(
            CatalogContext context, String databaseName, CatalogDatabase newDatabase, boolean ignoreIfNotExists) {
        return new AlterDatabaseEventDone(context, databaseName, newDatabase, ignoreIfNotExists);
    }

    /// Is such an event.
    record AlterDatabaseEventDone(
            CatalogContext context, String databaseName, CatalogDatabase newDatabase, boolean ignoreIfNotExists)
            implements AlterDatabaseEvent {
        @Override
        public CatalogDatabase database() {
            throw new IllegalStateException("The event of a changed database has the new database only.");
        }
    }
}
