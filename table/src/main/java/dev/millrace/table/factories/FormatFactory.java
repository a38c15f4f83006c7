package dev.millrace.table.factories;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.table.factories.base.Factory;
import java.util.Set;

/// Creates formats.
public interface FormatFactory extends Factory {

    /// Returns the options that a query may change with a hint.
    default Set<ConfigOption<?>> forwardOptions() {
        return Set.of();
    }
}
