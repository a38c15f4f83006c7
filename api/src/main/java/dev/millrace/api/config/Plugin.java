package dev.millrace.api.config;

/// What can be added to the engine without changing it: found by the service loader, under the name of what it is.
public interface Plugin {

    /// Where its classes come from.
    default ClassLoader getClassLoader() {
        ClassLoader own = getClass().getClassLoader();
        return own == null ? ClassLoader.getSystemClassLoader() : own;
    }

    /// Told the job's settings once, before it is used.
    default void configure(Configuration config) {}
}
