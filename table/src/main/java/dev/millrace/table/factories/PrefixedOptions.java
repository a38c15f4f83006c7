package dev.millrace.table.factories;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ReadableConfig;
import java.util.Map;
import java.util.Optional;

/// Reads options whose keys begin with a prefix, which the asked options lack.
///
/// @param all the options with their prefix
record PrefixedOptions(Configuration all, String prefix) implements ReadableConfig {
    private Configuration own() {
        Configuration own = new Configuration();
        all.toMap().forEach((key, value) -> {
            if (key.startsWith(prefix)) own.setString(key.substring(prefix.length()), value);
        });
        return own;
    }

    @Override
    public <T> T get(ConfigOption<T> option) {
        return own().get(option);
    }

    @Override
    public <T> Optional<T> getOptional(ConfigOption<T> option) {
        return own().getOptional(option);
    }

    @Override
    public Map<String, String> toMap() {
        return own().toMap();
    }
}
