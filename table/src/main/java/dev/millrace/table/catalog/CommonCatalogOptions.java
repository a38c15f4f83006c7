package dev.millrace.table.catalog;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;

/// Lists the options that all catalogs have.
public class CommonCatalogOptions {
    /// Is the key of the default database.
    public static final String DEFAULT_DATABASE_KEY = "default-database";

    /// Selects the kind of catalog.
    public static final ConfigOption<String> CATALOG_TYPE =
            ConfigOptions.key("type").stringType().noDefaultValue().withDescription("The kind of catalog.");

    /// Is the kind of store that forgets catalogs at the end of a session.
    public static final String DEFAULT_CATALOG_STORE_KIND = "generic_in_memory";

    /// Selects the store that keeps the definitions of catalogs.
    public static final ConfigOption<String> TABLE_CATALOG_STORE_KIND = ConfigOptions.key("table.catalog-store.kind")
            .stringType()
            .defaultValue(DEFAULT_CATALOG_STORE_KIND)
            .withDescription("The store that keeps the definitions of catalogs.");

    /// Begins the options of the store of catalogs.
    public static final String TABLE_CATALOG_STORE_OPTION_PREFIX = "table.catalog-store.";

    /// Creates an object without use, as Flink's class has a constructor.
    public CommonCatalogOptions() {}
}
