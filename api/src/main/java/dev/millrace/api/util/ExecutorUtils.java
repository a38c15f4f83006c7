package dev.millrace.api.util;

import dev.millrace.base.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/// Shuts down executors of programs.
public final class ExecutorUtils {
    private ExecutorUtils() {}

    /// Shuts down executors. The executors finish their tasks within one common timeout. After the timeout the
    /// method interrupts their threads. If the calling thread is interrupted, the method stops waiting and leaves
    /// the thread interrupted.
    ///
    /// @return the tasks that never started
    public static List<Runnable> gracefulShutdown(long timeout, TimeUnit unit, ExecutorService... executorServices) {
        for (ExecutorService each : executorServices) each.shutdown();
        long end = Host.real().clock().nanos() + unit.toNanos(timeout);
        List<Runnable> left = new ArrayList<>();
        boolean isInterrupted = false;
        for (ExecutorService each : executorServices) {
            try {
                long rest = isInterrupted
                        ? 0
                        : Math.max(0, end - Host.real().clock().nanos());
                if (!each.awaitTermination(rest, TimeUnit.NANOSECONDS)) left.addAll(each.shutdownNow());
            } catch (InterruptedException interrupted) {
                isInterrupted = true;
                left.addAll(each.shutdownNow());
            }
        }
        if (isInterrupted) Thread.currentThread().interrupt();
        return left;
    }

    /// Shuts down executors as [#gracefulShutdown] does, on another thread.
    ///
    /// @return a future that completes when the shutdown is complete
    public static CompletableFuture<Void> nonBlockingShutdown(
            long timeout, TimeUnit unit, ExecutorService... executorServices) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Host.real().threads().startBlocking("executor-shutdown", () -> {
            try {
                gracefulShutdown(timeout, unit, executorServices);
                done.complete(null);
            } catch (Throwable thrown) {
                done.completeExceptionally(thrown);
            }
        });
        return done;
    }
}
