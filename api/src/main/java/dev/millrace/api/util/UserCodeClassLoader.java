package dev.millrace.api.util;

/// Provides the class loader of a job's code and runs hooks when it is released.
public interface UserCodeClassLoader {

    /// Returns the class loader.
    ClassLoader asClassLoader();

    /// Registers a hook, which runs when the job releases the class loader. If a hook of the name exists, the call
    /// has no effect.
    void registerReleaseHookIfAbsent(String releaseHookName, Runnable releaseHook);
}
