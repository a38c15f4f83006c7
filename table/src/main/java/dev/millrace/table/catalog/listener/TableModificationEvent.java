package dev.millrace.table.catalog.listener;

import dev.millrace.table.catalog.ObjectIdentifier;
import dev.millrace.table.catalog.object.CatalogBaseTable;

/// Says that a table or view was created, changed or dropped.
public interface TableModificationEvent extends CatalogModificationEvent {

    /// Returns the name of the table.
    ObjectIdentifier identifier();

    /// Returns the table before the change, or the created one.
    CatalogBaseTable table();

    /// Returns whether the table lasts only as long as the session.
    boolean isTemporary();
}
