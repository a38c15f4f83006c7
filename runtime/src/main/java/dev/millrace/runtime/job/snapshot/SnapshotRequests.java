package dev.millrace.runtime.job.snapshot;

import dev.millrace.api.execution.JobStatus;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.runtime.checkpoint.CheckpointCoordinator;
import dev.millrace.runtime.job.JobFaults;
import dev.millrace.runtime.job.JobLifecycle;
import dev.millrace.state.storage.SnapshotPlace;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Handles requests for checkpoints and savepoints. Thread-safe.
public final class SnapshotRequests {
    private final String job;
    private final JobLifecycle lifecycle;
    private final SnapshotPlaces places;
    private volatile @Nullable CheckpointCoordinator coordinator;
    /// True if a stop with a savepoint was requested and has not failed.
    private volatile boolean isStopping;

    public SnapshotRequests(String job, JobLifecycle lifecycle, SnapshotPlaces places) {
        this.job = job;
        this.lifecycle = lifecycle;
        this.places = places;
    }

    /// Sets the coordinator, from which requests are possible.
    public void open(CheckpointCoordinator begun) {
        coordinator = begun;
    }

    /// Returns whether the job is about to stop with a savepoint.
    public boolean areForEnd() {
        return isStopping;
    }

    /// Notes that a region has failed, which also cancels a stop with a savepoint.
    public void failed() {
        isStopping = false;
    }

    /// Triggers a checkpoint in addition to the periodic ones.
    public CompletableFuture<Long> checkpoint() {
        CheckpointCoordinator now = coordinator;
        return now == null || !isRunning() ? CompletableFuture.failedFuture(notRunning()) : now.checkpoint();
    }

    /// Triggers a savepoint; the job continues.
    ///
    /// @param directory the target directory; null for the configured directory
    public CompletableFuture<String> savepoint(@Nullable String directory) {
        return withCoordinator(now -> now.savepoint(places.savepoint(directory)));
    }

    /// Stops the job with a savepoint.
    ///
    /// @param drains whether windows and timers fire first
    /// @param restarts returns the number of restarts so far
    /// @param end completes when the job has ended, successfully or not
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
        return lifecycle.status() == JobStatus.RUNNING;
    }

    private MillraceException notRunning() {
        return JobFaults.notRunning(job, lifecycle.status());
    }
}
