package dev.millrace.sql.catalog;

import org.jspecify.annotations.Nullable;

/// Is told about the changes of catalogs, after each change.
public interface CatalogWatcher {
    /// Takes a new or changed table or view.
    ///
    /// @param before the object before; null for a new one
    default void changed(TablePath path, @Nullable CatalogObject before, CatalogObject after, boolean isTemporary) {}

    /// Takes a dropped table or view.
    default void dropped(TablePath path, CatalogObject object, boolean isTemporary) {}

    /// Takes a new database.
    default void databaseCreated(String catalog, String name, CatalogDatabase database) {}

    /// Takes a dropped database.
    ///
    /// @param cascade whether its tables were dropped, too
    default void databaseDropped(String catalog, String name, boolean cascade) {}
}
