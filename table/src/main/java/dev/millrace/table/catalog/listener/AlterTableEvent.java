package dev.millrace.table.catalog.listener;

import dev.millrace.table.catalog.ObjectIdentifier;
import dev.millrace.table.catalog.object.CatalogBaseTable;

/// Says that a table or view was changed.
public interface AlterTableEvent extends TableModificationEvent {

    /// Returns the table after the change.
    CatalogBaseTable newTable();

    /// Returns whether a missing table was to be ignored.
    boolean ignoreIfNotExists();

    /// Creates an event.
    static AlterTableEvent createEvent(
            CatalogContext context, ObjectIdentifier identifier, CatalogBaseTable newTable, boolean ignoreIfNotExists) {
        return new AlterTableEventDone(context, identifier, newTable, ignoreIfNotExists);
    }

    /// Is such an event.
    record AlterTableEventDone(
            CatalogContext context, ObjectIdentifier identifier, CatalogBaseTable newTable, boolean ignoreIfNotExists)
            implements AlterTableEvent {
        @Override
        public CatalogBaseTable table() {
            throw new IllegalStateException("The event of a changed table has the new table only.");
        }

        @Override
        public boolean isTemporary() {
            return false;
        }
    }
}
