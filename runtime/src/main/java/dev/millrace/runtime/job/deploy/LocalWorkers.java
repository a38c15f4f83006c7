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

/// Runs all of a job in this process.
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
        // There is always room.
    }

    @Override
    public void giveUp() {
        // Nobody waits.
    }

    @Override
    public void vacate(Region region) {
        // There is always room.
    }

    @Override
    public long epoch() {
        return 0;
    }

    @Override
    public void complete(long checkpoint, SnapshotPlace place) {
        // Nobody goes on with the job when this process ends.
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
        // As before.
    }

    @Override
    public void close() {
        // The threads are the engine's.
    }
}
