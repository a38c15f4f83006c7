package dev.millrace.api.source.legacy;

import dev.millrace.api.process.RichFunction;
import dev.millrace.api.time.TimestampAssigner;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.type.Copier;
import dev.millrace.base.host.Host;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a source function on a thread. The reader's thread starts and closes the run and never waits for the function.
final class FunctionRun<T> {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionRun.class);
    private static final int INTERRUPTIONS_MAX = 180;

    private final SourceFunction<T> function;
    private final Copier<T> copier;
    private final ClassLoader loader;
    private final Host host;
    /// The checkpoint lock.
    private final Object lock = new Object();

    private final Handover<T> handover;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final AtomicBoolean isFunctionClosed = new AtomicBoolean();
    private @Nullable Thread thread;

    /// @param function the function, which is opened before the start
    /// @param copier copies records, because the function may change a record after emitting it
    /// @param loader the class loader of the program
    FunctionRun(SourceFunction<T> function, Copier<T> copier, ClassLoader loader, Host host) {
        this.function = function;
        this.copier = copier;
        this.loader = loader;
        this.host = host;
        this.handover = new Handover<>(host);
    }

    Handover<T> handover() {
        return handover;
    }

    /// Runs while the function emits nothing.
    interface Action {
        void run() throws Exception;
    }

    /// Runs an action under the checkpoint lock.
    void still(Action action) throws Exception {
        // A function that waits for space in the handover holds the lock; without this call it would never release
        // the lock.
        handover.suspendBound();
        synchronized (lock) {
            handover.resumeBound();
            action.run();
        }
    }

    void start() {
        // The loop of the function may never block; on a virtual thread it would occupy the carrier thread permanently.
        thread = host.threads().start("source-function-" + function.getClass().getSimpleName(), this::run);
    }

    private void run() {
        Thread.currentThread().setContextClassLoader(loader);
        Throwable thrown = null;
        try {
            function.run(new Emitter<>(handover, copier, lock));
        } catch (Throwable failure) {
            thrown = failure;
        }
        end.complete(null);
        handover.end(thrown);
        if (handover.isClosed()) closeLate();
    }

    /// Cancels the function if it is still running. Either the function's thread or the reader closes the function,
    /// whichever finishes last.
    void close() throws Exception {
        handover.close();
        Thread running = thread;
        if (running == null || end.isDone()) {
            closeFunction();
            return;
        }
        host.threads().startBlocking(running.getName() + "-cancellation", () -> cancel(running));
    }

    private void cancel(Thread running) {
        Thread.currentThread().setContextClassLoader(loader);
        try {
            function.cancel();
        } catch (Throwable thrown) {
            LOG.warn("{} could not be cancelled", running.getName(), thrown);
        }
        for (int i = 0; i < INTERRUPTIONS_MAX; i++) {
            if (end.isDone()) return;
            running.interrupt();
            if (hasEndedSoon()) return;
        }
        LOG.warn("{} is still running, although it was cancelled and interrupted {} times", running, INTERRUPTIONS_MAX);
    }

    private boolean hasEndedSoon() {
        try {
            end.get(1, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void closeLate() {
        try {
            closeFunction();
        } catch (Throwable thrown) {
            LOG.warn("{} could not be closed", function.getClass().getName(), thrown);
        }
    }

    private void closeFunction() throws Exception {
        if (isFunctionClosed.compareAndSet(false, true) && function instanceof RichFunction rich) rich.close();
    }

    /// Emits records of the function into the handover. Its lock is the checkpoint lock, so that other threads of the
    /// function may emit too.
    private record Emitter<T>(Handover<T> handover, Copier<T> copier, Object getCheckpointLock)
            implements SourceFunction.SourceContext<T> {

        @Override
        public void collect(T element) {
            collectWithTimestamp(element, TimestampAssigner.NO_TIMESTAMP);
        }

        @Override
        public void collectWithTimestamp(T element, long timestamp) {
            synchronized (getCheckpointLock) {
                handover.record(copier.copy(element), timestamp);
            }
        }

        @Override
        public void emitWatermark(Watermark mark) {
            synchronized (getCheckpointLock) {
                handover.watermark(mark.getTimestamp());
            }
        }

        @Override
        public void markAsTemporarilyIdle() {
            synchronized (getCheckpointLock) {
                handover.idle();
            }
        }

        @Override
        public void close() {}
    }
}
