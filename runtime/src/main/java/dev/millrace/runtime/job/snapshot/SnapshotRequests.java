package dev.millrace.runtime.job.snapshot;

import dev.millrace.api.execution.JobStatus;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.runtime.checkpoint.CheckpointCoordinator;
import dev.millrace.runtime.job.JobFaults;
import dev.millrace.state.storage.SnapshotPlace;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Checkpoints and savepoints that somebody asks for. Any thread.
public final class SnapshotRequests {
    private final String job;
    private final StatusHistory status;
    private final SnapshotPlaces places;
    private volatile @Nullable CheckpointCoordinator coordinator;
    /// Somebody has asked for the job's end with a savepoint, and it has not come to nothing.
    private volatile boolean isStopping;

    public SnapshotRequests(String job, StatusHistory status, SnapshotPlaces places) {
        this.job = job;
        this.status = status;
        this.places = places;
    }

    /// From now on there is somebody to take them.
    public void open(CheckpointCoordinator begun) {
        coordinator = begun;
    }

    /// Whether the job is about to end with a savepoint.
    public boolean areForEnd() {
        return isStopping;
    }

    /// Part of the job has failed, and with it what was to be its end.
    public void failed() {
        isStopping = false;
    }

    /// Takes a checkpoint now, besides those that come by themselves.
    public CompletableFuture<Long> checkpoint() {
        CheckpointCoordinator now = coordinator;
        return now == null || !isRunning() ? CompletableFuture.failedFuture(notRunning()) : now.checkpoint();
    }

    /// Takes a savepoint while the job goes on.
    ///
    /// @param directory where it goes; null for where the job says
    public CompletableFuture<String> savepoint(@Nullable String directory) {
        return withCoordinator(now -> now.savepoint(places.savepoint(directory)));
    }

    /// Takes a savepoint with which the job ends.
    ///
    /// @param drains whether windows and timers fire first
    /// @param restarts how often the job has started again so far
    /// @param end complete, however, when the job is over
    public CompletableFuture<String> stop(
            @Nullable String directory, boolean drains, IntSupplier restarts, CompletableFuture<?> end) {
        int asked = restarts.getAsInt();
        isStopping = true;
        return withCoordinator(now -> now.stop(places.savepoint(directory), drains))
                .whenComplete((_, failure) -> {
                    if (failure != null) isStopping = false;
                })
                .thenCompose(path -> end.handle((_, _) -> path))
                .thenApply(path -> {
                    if (restarts.getAsInt() == asked) return path;
                    throw JobFaults.notStopped(job, path);
                });
    }

    private CompletableFuture<String> withCoordinator(
            Function<CheckpointCoordinator, CompletableFuture<SnapshotPlace>> call) {
        CheckpointCoordinator now = coordinator;
        if (now == null || !isRunning()) return CompletableFuture.failedFuture(notRunning());
        try {
            return call.apply(now).thenApply(SnapshotPlace::address);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private boolean isRunning() {
        return status.get() == JobStatus.RUNNING;
    }

    private MillraceException notRunning() {
        return JobFaults.notRunning(job, status.get());
    }
}
