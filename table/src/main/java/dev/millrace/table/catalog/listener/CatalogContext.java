package dev.millrace.table.catalog.listener;

import dev.millrace.api.config.Configuration;
import dev.millrace.table.catalog.object.Catalog;
import dev.millrace.table.factories.base.Factory;
import java.util.Optional;

/// Describes the catalog of an event.
public interface CatalogContext {

    /// Returns the name of the catalog.
    String getCatalogName();

    /// Returns the type of the catalog, if a factory created it.
    Optional<String> getFactoryIdentifier();

    /// Returns the class of the catalog.
    Class<? extends Catalog> getClazz();

    /// Returns the options of the catalog.
    Configuration getConfiguration();

    /// Describes a catalog of a program.
    static CatalogContext createContext(String catalogName, Catalog catalog) {
        Optional<String> type = catalog.getFactory().map(Factory::factoryIdentifier);
        return new DescribedCatalog(catalogName, type, catalog.getClass(), new Configuration());
    }

    /// Describes a catalog.
    static CatalogContext of(
            String catalogName, String type, Class<? extends Catalog> catalogClass, Configuration configuration) {
        return new DescribedCatalog(catalogName, Optional.of(type), catalogClass, configuration);
    }

    /// Is the description of a catalog.
    record DescribedCatalog(
            String getCatalogName,
            Optional<String> getFactoryIdentifier,
            Class<? extends Catalog> getClazz,
            Configuration getConfiguration)
            implements CatalogContext {}
}
