package dev.millrace.table.factories.base;

import dev.millrace.api.config.ConfigOption;
import java.util.Set;

/// Creates objects of one kind by options. `ServiceLoader` finds factories under this interface.
public interface Factory {

    /// Returns the value that selects the factory, such as `kafka`.
    String factoryIdentifier();

    /// Returns the options that must be set.
    Set<ConfigOption<?>> requiredOptions();

    /// Returns the options that can be set.
    Set<ConfigOption<?>> optionalOptions();
}
