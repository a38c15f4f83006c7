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
                .what("the job is not running")
                .fix("try again when it is; a job that has ended can be started from its last checkpoint");
    }

    static MillraceException ended() {
        return CheckpointFaults.ENDED
                .what("the job, or a part of it, ended before a savepoint was complete")
                .fix("see how it ended; if it was started again, ask once more");
    }

    /// Fails all requests at the job's end.
    void close() {
        for (CompletableFuture<SnapshotPlace> each : List.copyOf(waiting)) {
            each.completeExceptionally(ended());
        }
    }
}
