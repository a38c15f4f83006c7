package dev.millrace.api.fs.upload;

import dev.millrace.api.util.FlinkRuntimeException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/// Limits how many tasks another executor runs at the same time. A caller beyond the limit waits. Thread-safe.
public final class BackPressuringExecutor implements Executor {
    private final Executor delegate;
    private final Semaphore permits;

    /// @param numConcurrentExecutions the limit, at least 1
    public BackPressuringExecutor(Executor delegate, int numConcurrentExecutions) {
        if (numConcurrentExecutions < 1) throw new IllegalArgumentException("the limit must be 1 or more");
        this.delegate = delegate;
        this.permits = new Semaphore(numConcurrentExecutions, true);
    }

    @Override
    public void execute(Runnable command) {
        try {
            permits.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FlinkRuntimeException("interrupted while waiting for other tasks", interrupted);
        }
        boolean isAccepted = false;
        try {
            delegate.execute(() -> {
                try {
                    command.run();
                } finally {
                    permits.release();
                }
            });
            isAccepted = true;
        } finally {
            if (!isAccepted) permits.release();
        }
    }
}
