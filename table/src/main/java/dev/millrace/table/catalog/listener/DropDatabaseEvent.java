package dev.millrace.table.catalog.listener;

import dev.millrace.table.catalog.object.CatalogDatabase;

/// Says that a database was dropped.
public interface DropDatabaseEvent extends DatabaseModificationEvent {

    /// Returns whether a missing database was to be ignored.
    boolean ignoreIfNotExists();

    /// Returns whether its tables were dropped, too.
    boolean cascade();

    /// Creates an event.
    static CatalogModificationEvent createEvent(
            CatalogContext context, String databaseName, boolean ignoreIfNotExists, boolean cascade) {
        return new DropDatabaseEventDone(context, databaseName, ignoreIfNotExists, cascade);
    }

    /// Is such an event.
    record DropDatabaseEventDone(
            CatalogContext context, String databaseName, boolean ignoreIfNotExists, boolean cascade)
            implements DropDatabaseEvent {
        @Override
        public CatalogDatabase database() {
            throw new IllegalStateException("The event of a dropped database has its name only.");
        }
    }
}
