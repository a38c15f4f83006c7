package dev.millrace.api.metric;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Holds the configuration of one reporter. The keys have no prefix `metrics.reporter.NAME.`.
public class MetricConfig extends Properties {
    private static final long serialVersionUID = 1L;

    public MetricConfig() {}

    /// Returns the text of a key, or the default if the key is not set.
    public @Nullable String getString(String key, @Nullable String defaultValue) {
        String found = text(key);
        return found == null ? defaultValue : found;
    }

    /// Returns the number of a key, or the default if the key is not set.
    ///
    /// @throws NumberFormatException if the value is not an int
    public int getInteger(String key, int defaultValue) {
        String found = text(key);
        return found == null ? defaultValue : Integer.parseInt(found.trim());
    }

    /// Returns the number of a key, or the default if the key is not set.
    ///
    /// @throws NumberFormatException if the value is not a long
    public long getLong(String key, long defaultValue) {
        String found = text(key);
        return found == null ? defaultValue : Long.parseLong(found.trim());
    }

    /// Returns the number of a key, or the default if the key is not set.
    ///
    /// @throws NumberFormatException if the value is not a number
    public float getFloat(String key, float defaultValue) {
        String found = text(key);
        return found == null ? defaultValue : Float.parseFloat(found.trim());
    }

    /// Returns the number of a key, or the default if the key is not set.
    ///
    /// @throws NumberFormatException if the value is not a number
    public double getDouble(String key, double defaultValue) {
        String found = text(key);
        return found == null ? defaultValue : Double.parseDouble(found.trim());
    }

    /// Returns whether the value of a key is "true", or the default if the key is not set.
    public boolean getBoolean(String key, boolean defaultValue) {
        String found = text(key);
        return found == null ? defaultValue : Boolean.parseBoolean(found.trim());
    }

    /// Returns the value as text. Values may be other objects, because programs also put numbers.
    private @Nullable String text(String key) {
        String found = getProperty(key);
        if (found != null) return found;
        Object other = get(key);
        return other == null ? null : other.toString();
    }
}
