package dev.millrace.table.catalog.listener;

import dev.millrace.table.catalog.ObjectIdentifier;
import dev.millrace.table.catalog.object.CatalogBaseTable;

/// Says that a table or view was dropped.
public interface DropTableEvent extends TableModificationEvent {

    /// Returns whether a missing table was to be ignored.
    boolean ignoreIfNotExists();

    /// Creates an event.
    static DropTableEvent createEvent(
            CatalogContext context,
            ObjectIdentifier identifier,
            CatalogBaseTable table,
            boolean ignoreIfNotExists,
            boolean isTemporary) {
        return new DropTableEventDone(context, identifier, table, ignoreIfNotExists, isTemporary);
    }

    /// Is such an event.
    record DropTableEventDone(
            CatalogContext context,
            ObjectIdentifier identifier,
            CatalogBaseTable table,
            boolean ignoreIfNotExists,
            boolean isTemporary)
            implements DropTableEvent {}
}
