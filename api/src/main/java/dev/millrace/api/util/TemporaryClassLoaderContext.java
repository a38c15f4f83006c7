package dev.millrace.api.util;

import org.jspecify.annotations.Nullable;

/// Replaces the context class loader of a thread until it is closed.
public final class TemporaryClassLoaderContext implements AutoCloseable {
    private final Thread thread;
    private final @Nullable ClassLoader before;

    private TemporaryClassLoaderContext(Thread thread, @Nullable ClassLoader before) {
        this.thread = thread;
        this.before = before;
    }

    /// Sets the context class loader of this thread.
    public static TemporaryClassLoaderContext of(@Nullable ClassLoader cl) {
        Thread thread = Thread.currentThread();
        TemporaryClassLoaderContext context = new TemporaryClassLoaderContext(thread, thread.getContextClassLoader());
        thread.setContextClassLoader(cl);
        return context;
    }

    @Override
    public void close() {
        thread.setContextClassLoader(before);
    }
}
