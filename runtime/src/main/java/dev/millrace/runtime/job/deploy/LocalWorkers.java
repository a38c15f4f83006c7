package dev.millrace.runtime.job.deploy;

import dev.millrace.api.execution.JobStatus;
import dev.millrace.graph.Bounds;
import dev.millrace.runtime.job.Region;
import dev.millrace.runtime.source.AlignmentGroups;
import dev.millrace.runtime.step.StepThreads;
import dev.millrace.state.storage.SnapshotPlace;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs all subtasks of a job in this process.
public final class LocalWorkers implements Workers {
    private final Worker here;

    public LocalWorkers(StepThreads threads) {
        this.here = new LocalWorker(threads, new AlignmentGroups());
    }

    @Override
    public CompletableFuture<Map<Integer, Worker>> place(Region region, boolean waits) {
        Map<Integer, Worker> places = new HashMap<>();
        for (int member : region.members()) places.put(member, here);
        return CompletableFuture.completedFuture(places);
    }

    @Override
    public int room() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void watch(Runnable onRoom) {
        // The number of local slots is unlimited, so it never changes.
    }

    @Override
    public void giveUp() {
        // The number of local slots is unlimited, so no request waits.
    }

    @Override
    public void vacate(Region region) {
        // The number of local slots is unlimited, so there is nothing to release.
    }

    @Override
    public long epoch() {
        return 0;
    }

    @Override
    public void complete(long checkpoint, SnapshotPlace place) {
        // The job ends with this process, so nothing is stored.
    }

    @Override
    public Map<String, Bounds> required() {
        return Map.of();
    }

    @Override
    public synchronized void require(Map<String, Bounds> wanted, Supplier<Runnable> change) {
        change.get().run();
    }

    @Override
    public void ended(JobStatus how, @Nullable Throwable failure) {
        // The job ends with this process, so nothing is stored.
    }

    @Override
    public void close() {
        // The engine owns the threads.
    }
}
