package dev.millrace.api.config;

import dev.millrace.base.fault.CodedUnsupportedException;
import org.jspecify.annotations.Nullable;

/// Rejects all changes of its values with [UnsupportedOperationException].
public class UnmodifiableConfiguration extends Configuration {
    private static final long serialVersionUID = 1L;

    /// Creates a copy of another configuration.
    public UnmodifiableConfiguration(Configuration configuration) {
        configuration.confData.forEach((key, value) -> confData.put(key, value));
    }

    @Override
    void put(String key, @Nullable Object value) {
        throw refused("set '" + key + "'");
    }

    @Override
    public <T> boolean removeConfig(ConfigOption<T> option) {
        throw refused("remove '" + option.key() + "'");
    }

    @Override
    public boolean removeKey(String key) {
        throw refused("remove '" + key + "'");
    }

    private static CodedUnsupportedException refused(String change) {
        return ConfigFaults.UNMODIFIABLE
                .unsupported("The configuration does not allow to %s.", change)
                .why("This configuration is a read-only view.")
                .fix("Make a copy with new Configuration(configuration).");
    }
}
