package dev.millrace.table.factories;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.table.catalog.object.Catalog;
import dev.millrace.table.factories.base.Factory;
import java.util.Map;
import java.util.Set;

/// Creates catalogs.
public interface CatalogFactory extends Factory {

    /// Returns a catalog that is not open yet.
    Catalog createCatalog(Context context);

    @Override
    default Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    default Set<ConfigOption<?>> optionalOptions() {
        return Set.of();
    }

    /// Describes the catalog.
    interface Context {

        /// Returns the name under which the catalog is registered.
        String getName();

        /// Returns the options without `type`.
        Map<String, String> getOptions();

        /// Returns the options of the session.
        ReadableConfig getConfiguration();

        /// Returns the class loader of the program.
        ClassLoader getClassLoader();
    }
}
