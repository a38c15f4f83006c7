package dev.millrace.api.util;

/// The class loader of a job's code, with work to do before it goes.
public interface UserCodeClassLoader {

    ClassLoader asClassLoader();

    /// Runs the hook when the job no longer needs the loader; a second hook of that name is ignored.
    void registerReleaseHookIfAbsent(String releaseHookName, Runnable releaseHook);
}
