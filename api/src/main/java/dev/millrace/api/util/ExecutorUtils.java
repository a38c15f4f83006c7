package dev.millrace.api.util;

import dev.millrace.base.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/// Ends executors of programs.
public final class ExecutorUtils {
    private ExecutorUtils() {}

    /// Ends executors: each finishes its tasks within the time, which is for all of them together. Afterwards
    /// their threads are interrupted. If the calling thread is interrupted, the waiting ends and the thread
    /// stays interrupted.
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

    /// Does the same as [#gracefulShutdown] on a thread of its own.
    ///
    /// @return complete when the executors have been told to end and have ended or used up the time
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
