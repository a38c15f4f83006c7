package dev.millrace.runtime.operator;

import dev.millrace.api.process.RuntimeContext;
import dev.millrace.api.util.UserCodeClassLoader;

/// Provides the class loader of the program to connectors.
public record UserLoader(RuntimeContext runtime) implements UserCodeClassLoader {

    @Override
    public ClassLoader asClassLoader() {
        return runtime.getUserCodeClassLoader();
    }

    @Override
    public void registerReleaseHookIfAbsent(String name, Runnable hook) {
        runtime.registerUserCodeClassLoaderReleaseHookIfAbsent(name, hook);
    }
}
