package dev.millrace.runtime.checkpoint;

import dev.millrace.runtime.step.SerialExecutor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Who waits for checkpoints that were asked for. Used by the coordinator's thread, but for what says otherwise.
final class CheckpointRequests {
    private final SerialExecutor executor;
    private final BooleanSupplier isRunning;
    private final boolean arePeriodic;
    /// By the numbers of the checkpoints.
    private final Map<Long, CompletableFuture<Long>> waiting = new HashMap<>();

    /// @param isRunning whether one can be taken
    /// @param arePeriodic whether the job takes any
    CheckpointRequests(SerialExecutor executor, BooleanSupplier isRunning, boolean arePeriodic) {
        this.executor = executor;
        this.isRunning = isRunning;
        this.arePeriodic = arePeriodic;
    }

    /// Somebody asks for one. Any thread.
    ///
    /// @param begin begins it on the coordinator's thread, and gives its number
    CompletableFuture<Long> ask(LongSupplier begin) {
        if (!arePeriodic) {
            return CompletableFuture.failedFuture(CheckpointFaults.NOT_POSSIBLE
                    .what("a checkpoint was asked for, but the job takes none")
                    .why("execution.checkpointing.interval is not set")
                    .fix("take a savepoint, or start the job with an interval"));
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

    /// The job is over.
    void close() {
        for (CompletableFuture<Long> each : List.copyOf(waiting.values()))
            each.completeExceptionally(SavepointRequests.ended());
        waiting.clear();
    }
}
