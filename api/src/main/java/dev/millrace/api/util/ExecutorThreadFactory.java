package dev.millrace.api.util;

import dev.millrace.base.host.Host;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/// Creates named daemon threads for the executors of connectors.
public class ExecutorThreadFactory implements ThreadFactory {
    private static final String DEFAULT_POOL_NAME = "flink-executor-pool";

    private final ThreadFactory threads;
    private final int priority;
    private final @Nullable UncaughtExceptionHandler handler;

    public ExecutorThreadFactory() {
        this(DEFAULT_POOL_NAME);
    }

    /// @param poolName the prefix of the threads' names
    public ExecutorThreadFactory(String poolName) {
        this(poolName, Thread.NORM_PRIORITY, null);
    }

    /// @param poolName the prefix of the threads' names
    /// @param exceptionHandler receives exceptions that end a thread; null for the handler of the JVM
    public ExecutorThreadFactory(String poolName, @Nullable UncaughtExceptionHandler exceptionHandler) {
        this(poolName, Thread.NORM_PRIORITY, exceptionHandler);
    }

    private ExecutorThreadFactory(String poolName, int priority, @Nullable UncaughtExceptionHandler handler) {
        this.threads = Host.real().threads().forLibrary(poolName + "-thread");
        this.priority = priority;
        this.handler = handler;
    }

    @Override
    public Thread newThread(Runnable runnable) {
        Thread thread = threads.newThread(runnable);
        thread.setPriority(priority);
        if (handler != null) thread.setUncaughtExceptionHandler(handler);
        return thread;
    }

    /// Collects the settings of a factory.
    public static final class Builder {
        private String poolName = DEFAULT_POOL_NAME;
        private int priority = Thread.NORM_PRIORITY;
        private @Nullable UncaughtExceptionHandler handler;

        public Builder() {}

        /// Sets the prefix of the threads' names.
        public Builder setPoolName(String poolName) {
            this.poolName = poolName;
            return this;
        }

        /// Sets the priority of the threads.
        public Builder setThreadPriority(int threadPriority) {
            this.priority = threadPriority;
            return this;
        }

        /// Sets the receiver of exceptions that end a thread.
        public Builder setExceptionHandler(UncaughtExceptionHandler exceptionHandler) {
            this.handler = exceptionHandler;
            return this;
        }

        /// Creates the factory.
        public ExecutorThreadFactory build() {
            return new ExecutorThreadFactory(poolName, priority, handler);
        }
    }
}
