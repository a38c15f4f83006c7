package dev.millrace.api.util;

/// Provides a class loader that is never released, so hooks do not run.
public class SimpleUserCodeClassLoader implements UserCodeClassLoader {
    private final ClassLoader loader;

    private SimpleUserCodeClassLoader(ClassLoader loader) {
        this.loader = loader;
    }

    /// Wraps a class loader.
    public static SimpleUserCodeClassLoader create(ClassLoader classLoader) {
        return new SimpleUserCodeClassLoader(classLoader);
    }

    @Override
    public ClassLoader asClassLoader() {
        return loader;
    }

    @Override
    public void registerReleaseHookIfAbsent(String releaseHookName, Runnable releaseHook) {}
}
