package dev.millrace.api.metric;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// What the configuration says of one reporter: its keys without `metrics.reporter.NAME.` before them.
public class MetricConfig extends Properties {
    private static final long serialVersionUID = 1L;

    public MetricConfig() {}

    /// The text of a key.
    public @Nullable String getString(String key, @Nullable String defaultValue) {
        String found = text(key);
        return found == null ? defaultValue : found;
    }

    /// @throws NumberFormatException if it is no such number
    public int getInteger(String key, int defaultValue) {
        String found = text(key);
        return found == null ? defaultValue : Integer.parseInt(found.trim());
    }

    /// @throws NumberFormatException if it is no such number
    public long getLong(String key, long defaultValue) {
        String found = text(key);
        return found == null ? defaultValue : Long.parseLong(found.trim());
    }

    /// @throws NumberFormatException if it is no number
    public float getFloat(String key, float defaultValue) {
        String found = text(key);
        return found == null ? defaultValue : Float.parseFloat(found.trim());
    }

    /// @throws NumberFormatException if it is no number
    public double getDouble(String key, double defaultValue) {
        String found = text(key);
        return found == null ? defaultValue : Double.parseDouble(found.trim());
    }

    /// Whether it says "true"; anything else is false.
    public boolean getBoolean(String key, boolean defaultValue) {
        String found = text(key);
        return found == null ? defaultValue : Boolean.parseBoolean(found.trim());
    }

    /// Values need not be text: programs put numbers too.
    private @Nullable String text(String key) {
        String found = getProperty(key);
        if (found != null) return found;
        Object other = get(key);
        return other == null ? null : other.toString();
    }
}
