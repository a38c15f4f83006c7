package dev.millrace.runtime.checkpoint;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.runtime.step.SerialExecutor;
import dev.millrace.state.storage.SnapshotPlace;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Tracks the requests for savepoints of a job. Thread-safe.
final class SavepointRequests {
    private final SerialExecutor executor;
    private final BooleanSupplier isRunning;
    private final Set<CompletableFuture<SnapshotPlace>> waiting = ConcurrentHashMap.newKeySet();

    /// Creates the tracker.
    ///
    /// @param executor the coordinator's thread
    /// @param isRunning returns, on that thread, whether a savepoint is possible
    SavepointRequests(SerialExecutor executor, BooleanSupplier isRunning) {
        this.executor = executor;
        this.isRunning = isRunning;
    }

    /// Adds a request.
    ///
    /// @param begin starts the savepoint, and receives the future to complete
    CompletableFuture<SnapshotPlace> ask(Consumer<CompletableFuture<SnapshotPlace>> begin) {
        CompletableFuture<SnapshotPlace> done = new CompletableFuture<>();
        waiting.add(done);
        done.whenComplete((_, _) -> waiting.remove(done));
        executor.submit(() -> {
            if (isRunning.getAsBoolean()) begin.accept(done);
            else done.completeExceptionally(notRunning());
        });
        if (executor.isClosed()) done.completeExceptionally(notRunning());
        return done;
    }

    static MillraceException notRunning() {
        return CheckpointFaults.NOT_POSSIBLE
                .what("The job is not running.")
                .fix("Try again when the job is running. A job that has ended can be started from its last"
                        + " checkpoint.");
    }

    static MillraceException ended() {
        return CheckpointFaults.ENDED
                .what("The job, or a part of it, ended before a savepoint was complete.")
                .fix("Find out how the job ended. If the job was restarted, take the savepoint again.");
    }

    /// Fails all requests at the job's end.
    void close() {
        for (CompletableFuture<SnapshotPlace> each : List.copyOf(waiting)) {
            each.completeExceptionally(ended());
        }
    }
}
