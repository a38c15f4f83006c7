package dev.millrace.sql.catalog;

import org.jspecify.annotations.Nullable;

/// Is told about the changes of catalogs, after each change.
public interface CatalogWatcher {
    /// Ignores all changes.
    CatalogWatcher NONE = new CatalogWatcher() {
        @Override
        public void changed(TablePath path, @Nullable CatalogObject before, CatalogObject after, boolean isTemporary) {}

        @Override
        public void dropped(TablePath path, CatalogObject object, boolean isTemporary) {}

        @Override
        public void databaseCreated(String catalog, String name, CatalogDatabase database) {}

        @Override
        public void databaseDropped(String catalog, String name, boolean cascade) {}
    };

    /// Takes a new or changed table or view.
    ///
    /// @param before the object before; null for a new one
    void changed(TablePath path, @Nullable CatalogObject before, CatalogObject after, boolean isTemporary);

    /// Takes a dropped table or view.
    void dropped(TablePath path, CatalogObject object, boolean isTemporary);

    /// Takes a new database.
    void databaseCreated(String catalog, String name, CatalogDatabase database);

    /// Takes a dropped database.
    ///
    /// @param cascade whether its tables were dropped, too
    void databaseDropped(String catalog, String name, boolean cascade);
}
