package dev.millrace.table.factories;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.table.factories.base.Factory;
import dev.millrace.table.module.Module;
import dev.millrace.table.module.ModuleException;
import java.util.Map;
import java.util.Set;

/// Creates modules for LOAD MODULE. The Java service loader finds it.
public interface ModuleFactory extends Factory {

    /// Creates a module.
    default Module createModule(Context context) {
        throw new ModuleException("The factory " + getClass().getName() + " creates no modules.");
    }

    @Override
    String factoryIdentifier();

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

        /// Returns the options of LOAD MODULE.
        Map<String, String> getOptions();

        /// Returns the options of the session.
        ReadableConfig getConfiguration();

        /// Returns the loader of the classes of the program.
        ClassLoader getClassLoader();
    }
}
