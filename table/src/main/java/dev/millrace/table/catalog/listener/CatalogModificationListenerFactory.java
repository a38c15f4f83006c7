package dev.millrace.table.catalog.listener;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.table.factories.base.Factory;
import java.util.Set;

/// Creates a listener for the option `table.catalog-modification.listeners`. The Java service loader finds it.
public interface CatalogModificationListenerFactory extends Factory {

    /// Creates a listener.
    CatalogModificationListener createListener(Context context);

    @Override
    default Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    default Set<ConfigOption<?>> optionalOptions() {
        return Set.of();
    }

    /// Provides what a factory needs.
    interface Context {

        /// Returns the options of the session.
        ReadableConfig getConfiguration();

        /// Returns the loader of the classes of the program.
        ClassLoader getUserClassLoader();
    }
}
