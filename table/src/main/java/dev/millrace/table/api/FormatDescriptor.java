package dev.millrace.table.api;

import dev.millrace.api.config.ConfigOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Describes a format with its options. Immutable.
public final class FormatDescriptor {
    private final String format;
    private final Map<String, String> options;

    private FormatDescriptor(String format, Map<String, String> options) {
        this.format = format;
        this.options = Map.copyOf(options);
    }

    /// Starts the description of a format.
    public static Builder forFormat(String format) {
        return new Builder(format);
    }

    /// Returns the name of the format.
    public String getFormat() {
        return format;
    }

    /// Returns the options without the prefix of the format.
    public Map<String, String> getOptions() {
        return options;
    }

    @Override
    public String toString() {
        return format + "[" + options + "]";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FormatDescriptor descriptor
                && format.equals(descriptor.format)
                && options.equals(descriptor.options);
    }

    @Override
    public int hashCode() {
        return Objects.hash(format, options);
    }

    /// Builds the description of a format. Not thread-safe.
    public static final class Builder {
        private final String format;
        private final Map<String, String> options = new LinkedHashMap<>();

        private Builder(String format) {
            this.format = format;
        }

        /// Sets an option.
        public <T> Builder option(ConfigOption<T> configOption, T value) {
            return option(configOption.key(), String.valueOf(value));
        }

        /// Sets an option without the prefix of the format.
        public Builder option(String key, String value) {
            options.put(key, value);
            return this;
        }

        /// Returns the description.
        public FormatDescriptor build() {
            return new FormatDescriptor(format, options);
        }
    }
}
