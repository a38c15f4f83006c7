package dev.millrace.table.factories;

import dev.millrace.api.config.ReadableConfig;
import dev.millrace.table.catalog.exceptions.CatalogException;
import dev.millrace.table.catalog.store.CatalogStore;
import dev.millrace.table.factories.base.Factory;
import java.util.Map;

/// Creates the stores that keep the definitions of catalogs. The option `table.catalog-store.kind` names the factory.
public interface CatalogStoreFactory extends Factory {

    /// Returns a store that is not open. The factory is open.
    CatalogStore createCatalogStore();

    /// Opens what all stores of the factory share.
    ///
    /// @throws CatalogException if the factory cannot be opened
    void open(Context context) throws CatalogException;

    /// Closes what all stores of the factory share.
    ///
    /// @throws CatalogException if the factory cannot be closed
    void close() throws CatalogException;

    /// Describes the session of the store.
    interface Context {

        /// Returns the options of the store, without the prefix `table.catalog-store.<kind>.`.
        Map<String, String> getOptions();

        /// Returns the options of the session.
        ReadableConfig getConfiguration();

        /// Returns the class loader of the program.
        ClassLoader getClassLoader();
    }
}
