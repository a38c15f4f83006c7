package dev.millrace.runtime.checkpoint;

import dev.millrace.runtime.step.SerialExecutor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Tracks the requests for checkpoints. Called by the coordinator's thread only, except where stated otherwise.
final class CheckpointRequests {
    private final SerialExecutor executor;
    private final BooleanSupplier isRunning;
    private final boolean arePeriodic;
    /// The requests by checkpoint number.
    private final Map<Long, CompletableFuture<Long>> waiting = new HashMap<>();

    /// Creates the tracker.
    ///
    /// @param isRunning returns whether a checkpoint is possible
    /// @param arePeriodic true if the job takes checkpoints
    CheckpointRequests(SerialExecutor executor, BooleanSupplier isRunning, boolean arePeriodic) {
        this.executor = executor;
        this.isRunning = isRunning;
        this.arePeriodic = arePeriodic;
    }

    /// Adds a request. Thread-safe.
    ///
    /// @param begin starts the checkpoint on the coordinator's thread, and returns its number
    CompletableFuture<Long> ask(LongSupplier begin) {
        if (!arePeriodic) {
            return CompletableFuture.failedFuture(CheckpointFaults.NOT_POSSIBLE
                    .what("The job takes no checkpoints.")
                    .why("The option execution.checkpointing.interval is not set.")
                    .fix("Take a savepoint, or start the job with a checkpoint interval."));
        }
        CompletableFuture<Long> done = new CompletableFuture<>();
        executor.submit(() -> {
            if (isRunning.getAsBoolean()) waiting.put(begin.getAsLong(), done);
            else done.completeExceptionally(SavepointRequests.notRunning());
        });
        if (executor.isClosed()) done.completeExceptionally(SavepointRequests.notRunning());
        return done;
    }

    void completed(long checkpoint) {
        CompletableFuture<Long> done = waiting.remove(checkpoint);
        if (done != null) done.complete(checkpoint);
    }

    void failed(long checkpoint, Throwable why) {
        CompletableFuture<Long> done = waiting.remove(checkpoint);
        if (done != null) done.completeExceptionally(why);
    }

    /// Fails all requests at the job's end.
    void close() {
        for (CompletableFuture<Long> each : List.copyOf(waiting.values()))
            each.completeExceptionally(SavepointRequests.ended());
        waiting.clear();
    }
}
