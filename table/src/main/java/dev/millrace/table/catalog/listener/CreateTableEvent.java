package dev.millrace.table.catalog.listener;

import dev.millrace.table.catalog.ObjectIdentifier;
import dev.millrace.table.catalog.object.CatalogBaseTable;

/// Says that a table or view was created.
public interface CreateTableEvent extends TableModificationEvent {

    /// Returns whether an existing table was to be kept.
    boolean ignoreIfExists();

    /// Creates an event.
    static CreateTableEvent createEvent(
            CatalogContext context,
            ObjectIdentifier identifier,
            CatalogBaseTable table,
            boolean ignoreIfExists,
            boolean isTemporary) {
        return new CreateTableEventDone(context, identifier, table, ignoreIfExists, isTemporary);
    }

    /// Is such an event.
    record CreateTableEventDone(
            CatalogContext context,
            ObjectIdentifier identifier,
            CatalogBaseTable table,
            boolean ignoreIfExists,
            boolean isTemporary)
            implements CreateTableEvent {}
}
