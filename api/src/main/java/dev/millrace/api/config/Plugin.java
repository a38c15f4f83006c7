package dev.millrace.api.config;

/// Extends the engine without a change of the engine. The service loader finds implementations by their service type.
public interface Plugin {

    /// Returns the class loader of the plugin's classes.
    default ClassLoader getClassLoader() {
        ClassLoader own = getClass().getClassLoader();
        return own == null ? ClassLoader.getSystemClassLoader() : own;
    }

    /// Receives the configuration. Millrace calls this method once, before it uses the plugin.
    default void configure(Configuration config) {}
}
