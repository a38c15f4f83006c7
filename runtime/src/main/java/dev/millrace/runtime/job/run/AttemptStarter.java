package dev.millrace.runtime.job.run;

import dev.millrace.base.host.Clock;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.checkpoint.Checkpoints;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.runtime.job.Region;
import dev.millrace.runtime.job.SubtaskState;
import dev.millrace.runtime.job.deploy.Worker;
import dev.millrace.runtime.job.scale.AdaptiveScheduler;
import dev.millrace.runtime.job.snapshot.FirstSnapshot;
import dev.millrace.runtime.step.SerialExecutor;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts attempts of regions when slots are available, with the parallelism that the slots allow. Called by the job's
/// thread only.
final class AttemptStarter {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptStarter.class);

    private final Job job;
    private final SerialExecutor executor;
    private final Clock clock;
    private final Attempt.Shared shared;
    private final Checkpoints checkpoints;
    private final @Nullable AdaptiveScheduler scheduler;

    /// Connects the starter with the job.
    ///
    /// @param isEnding true if no region starts again
    /// @param isCancelled true if new subtasks must end at once
    /// @param onResized called if the next attempts have other parallelisms
    /// @param onBegun called with the snapshot that a region is about to start from; null for none
    /// @param onLeftOut called with a region that does not start, because the job is ending
    /// @param onRefused called with a region that gets no slots, and the reason
    record Job(
            BooleanSupplier isEnding,
            BooleanSupplier isCancelled,
            Consumer<JobGraph> onResized,
            Consumer<@Nullable Restored> onBegun,
            Consumer<RegionRun> onLeftOut,
            BiConsumer<RegionRun, Throwable> onRefused) {}

    /// Creates a starter.
    ///
    /// @param executor the job's thread
    /// @param scheduler chooses the parallelism of attempts; null if the program's parallelism is fixed
    AttemptStarter(
            Job job,
            SerialExecutor executor,
            Clock clock,
            Attempt.Shared shared,
            Checkpoints checkpoints,
            @Nullable AdaptiveScheduler scheduler) {
        this.job = job;
        this.executor = executor;
        this.clock = clock;
        this.shared = shared;
        this.checkpoints = checkpoints;
        this.scheduler = scheduler;
    }

    /// Starts an attempt of a region when slots are available.
    ///
    /// @param restored the snapshot to start from; null for none
    void begin(RegionRun region, @Nullable Restored restored) {
        if (job.isEnding.getAsBoolean()) job.onLeftOut.accept(region);
        else if (scheduler == null) place(region, restored, true);
        else scheduler.await(width(region, restored));
    }

    private AdaptiveScheduler.Waiting width(RegionRun region, @Nullable Restored restored) {
        return new AdaptiveScheduler.Waiting(
                sizes -> place(region, resized(region, sizes, restored), false), thrown -> refused(region, thrown));
    }

    /// Applies new parallelisms to a region.
    ///
    /// @return the snapshot that the region then starts from; null for none
    private @Nullable Restored resized(RegionRun region, Map<Integer, Integer> sizes, @Nullable Restored restored) {
        if (region.region().sizes().equals(sizes)) return restored;
        Region other = region.region().with(sizes);
        job.onResized.accept(other.whole());
        region.resize(other);
        shared.lives().forget();
        checkpoints.resized(FirstSnapshot.operators(other.whole()));
        return restored == null ? null : restored.asWritten();
    }

    /// Requests slots for a region.
    ///
    /// @param waits whether to wait until enough slots are available
    private void place(RegionRun region, @Nullable Restored restored, boolean waits) {
        region.place(shared, waits)
                .whenComplete((where, refusal) -> executor.submit(() -> {
                    if (refusal == null) placed(region, where, restored);
                    else notPlaced(region, restored, refusal);
                }));
    }

    private void placed(RegionRun region, Map<Integer, Worker> where, @Nullable Restored restored) {
        if (region.isOver() || job.isEnding.getAsBoolean()) {
            shared.workers().vacate(region.region());
            job.onLeftOut.accept(region);
            return;
        }
        if (restored != null) {
            checkpoints.statistics().restored(restored, clock.millis());
            LOG.info(
                    "{} starts from checkpoint {} at {}",
                    region.region().names(),
                    restored.id(),
                    restored.checkpoint().path());
        }
        job.onBegun.accept(restored);
        region.begin(shared, where, restored, job.isCancelled);
    }

    private void notPlaced(RegionRun region, @Nullable Restored restored, Throwable refusal) {
        if (region.isOver()) return;
        if (scheduler == null) refused(region, refusal);
        // Another job took the slots, so this job waits again.
        else scheduler.awaitAgain(width(region, restored));
    }

    private void refused(RegionRun region, Throwable refusal) {
        boolean isWrapped = refusal instanceof CompletionException && refusal.getCause() != null;
        shared.lives().all(region.region().members(), SubtaskState.FAILED);
        job.onRefused.accept(region, isWrapped ? refusal.getCause() : refusal);
    }
}
