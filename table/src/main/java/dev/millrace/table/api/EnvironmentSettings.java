package dev.millrace.table.api;

import dev.millrace.api.config.Configuration;
import dev.millrace.table.catalog.store.CatalogStore;
import org.jspecify.annotations.Nullable;

/// Contains what a table environment starts with. Immutable.
public final class EnvironmentSettings {
    /// The option that decides between batch and streaming mode.
    private static final String RUNTIME_MODE = "execution.runtime-mode";

    private final Configuration configuration;
    private final boolean isStreaming;
    private final ClassLoader classLoader;
    private final String catalogName;
    private final String databaseName;
    private final @Nullable CatalogStore catalogStore;

    private EnvironmentSettings(Builder builder) {
        this.configuration = new Configuration(builder.configuration);
        this.isStreaming = builder.isStreaming;
        this.classLoader = builder.classLoader;
        this.catalogName = builder.catalogName;
        this.databaseName = builder.databaseName;
        this.catalogStore = builder.catalogStore;
        configuration.setString(RUNTIME_MODE, isStreaming ? "STREAMING" : "BATCH");
    }

    /// Returns settings for continuous queries, which is the default.
    public static EnvironmentSettings inStreamingMode() {
        return newInstance().inStreamingMode().build();
    }

    /// Returns settings for queries over tables that end.
    public static EnvironmentSettings inBatchMode() {
        return newInstance().inBatchMode().build();
    }

    /// Starts settings.
    public static Builder newInstance() {
        return new Builder();
    }

    /// Returns the options.
    public Configuration getConfiguration() {
        return configuration;
    }

    /// Returns whether queries are continuous.
    public boolean isStreamingMode() {
        return isStreaming;
    }

    /// Returns the name of the first catalog.
    public String getBuiltInCatalogName() {
        return catalogName;
    }

    /// Returns the name of the first database.
    public String getBuiltInDatabaseName() {
        return databaseName;
    }

    /// Returns the store of the definitions of catalogs; null if the options select the store.
    public @Nullable CatalogStore getCatalogStore() {
        return catalogStore;
    }

    /// Returns the class loader of the program.
    public ClassLoader getUserClassLoader() {
        return classLoader;
    }

    /// Builds settings. Not thread-safe.
    public static class Builder {
        private Configuration configuration = new Configuration();
        private boolean isStreaming = true;
        private ClassLoader classLoader = usualLoader();
        private String catalogName = "default_catalog";
        private String databaseName = "default_database";
        private @Nullable CatalogStore catalogStore;

        /// Starts settings.
        public Builder() {}

        /// Names the first catalog.
        public Builder withBuiltInCatalogName(String builtInCatalogName) {
            catalogName = builtInCatalogName;
            return this;
        }

        /// Names the first database.
        public Builder withBuiltInDatabaseName(String builtInDatabaseName) {
            databaseName = builtInDatabaseName;
            return this;
        }

        private static ClassLoader usualLoader() {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            return context == null ? EnvironmentSettings.class.getClassLoader() : context;
        }

        /// Chooses queries over tables that end.
        public Builder inBatchMode() {
            isStreaming = false;
            return this;
        }

        /// Chooses continuous queries.
        public Builder inStreamingMode() {
            isStreaming = true;
            return this;
        }

        /// Adds options. The mode stays as it was chosen here.
        public Builder withConfiguration(Configuration options) {
            configuration = new Configuration(options);
            return this;
        }

        /// Sets the store that keeps the definitions of catalogs. It takes precedence over `table.catalog-store.kind`.
        public Builder withCatalogStore(CatalogStore store) {
            catalogStore = store;
            return this;
        }

        /// Sets the class loader of the program.
        public Builder withClassLoader(ClassLoader loader) {
            classLoader = loader;
            return this;
        }

        /// Returns the settings.
        public EnvironmentSettings build() {
            return new EnvironmentSettings(this);
        }
    }
}
