package dev.millrace.runtime.job.scale;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Clock;
import dev.millrace.graph.Bounds;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.ParallelismAssigner;
import dev.millrace.runtime.job.JobFaults;
import dev.millrace.runtime.job.ScalingSettings;
import dev.millrace.runtime.job.deploy.Workers;
import dev.millrace.runtime.job.view.RescaleView;
import dev.millrace.runtime.step.SerialExecutor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Chooses a job's parallelism within bounds, according to the available slots. If a better parallelism becomes
/// possible, the scheduler triggers a checkpoint and ends the attempt. Called by the job's thread only, except where
/// stated otherwise.
public final class AdaptiveScheduler {
    private static final Logger LOG = LoggerFactory.getLogger(AdaptiveScheduler.class);
    /// The delay before another try if another job took the slots, or if the checkpoint failed.
    private static final long AGAIN_MILLIS = 100;
    /// The delay before another try if the job must not be interrupted.
    private static final long BUSY_MILLIS = 1_000;

    private final JobGraph graph;
    private final VertexIds ids;
    private final ScalingSettings settings;
    private final ScalingPolicy scaling;
    private final SerialExecutor executor;
    private final Clock clock;
    private final Job job;
    private final Rescales history = new Rescales();
    private volatile Map<Integer, Bounds> bounds;
    private volatile @Nullable Workers workers;
    private State state = State.IDLE;
    private @Nullable Waiting waiting;
    private @Nullable Change change;
    /// The parallelism of the newest attempt, by the vertices' ids.
    private Map<Integer, Integer> sizes = Map.of();
    /// The parallelism of the newest attempt whose subtasks all ran.
    private Map<Integer, Integer> ran = Map.of();
    /// The current interruption; null while all subtasks run.
    private @Nullable Standstill standstill;
    /// True if a user has requested other bounds and no decision has followed yet.
    private boolean isAsked;
    private long nextLookNanos = Long.MIN_VALUE;

    private enum State {
        /// No attempt runs and none is about to start.
        IDLE,
        WAITING,
        /// An attempt has its parallelism and starts.
        BEGINNING,
        RUNNING,
        /// A checkpoint is being taken; the attempt ends after it.
        CHANGING
    }

    /// Describes an attempt that waits for its parallelism.
    ///
    /// @param onSizes called with the parallelism of each vertex, by id, when the wait is over
    /// @param onRefusal called if there are too few slots
    public record Waiting(Consumer<Map<Integer, Integer>> onSizes, Consumer<Throwable> onRefusal) {}

    private static final class Change {
        final Resizing mark = new Resizing();
        final long startMillis;
        final long startNanos;
        final boolean isAsked;
        long pausedNanos;
        boolean isPaused;

        Change(Clock clock, boolean isAsked) {
            this.isAsked = isAsked;
            this.startMillis = clock.millis();
            this.startNanos = clock.nanos();
        }
    }

    /// Describes why and since when not all subtasks run. The next attempt may have another parallelism, whatever ended
    /// the last one.
    ///
    /// @param startMillis the time of the decision, by the wall clock
    /// @param savedMillis how long the scheduler waited for a checkpoint
    private record Standstill(RescaleView.Cause cause, long startMillis, long savedMillis, long sinceNanos) {
        /// Creates the description for a change that was in progress.
        ///
        /// @param failedNanos the time of a failure, which may precede the checkpoint of the change
        static Standstill of(Change change, long failedNanos) {
            long sinceNanos = change.isPaused ? change.pausedNanos : failedNanos;
            long savedMillis = (sinceNanos - change.startNanos) / 1_000_000;
            return new Standstill(cause(change), change.startMillis, savedMillis, sinceNanos);
        }

        private static RescaleView.Cause cause(Change change) {
            if (change.isAsked) return RescaleView.Cause.REQUEST;
            return change.isPaused ? RescaleView.Cause.ROOM : RescaleView.Cause.FAILURE;
        }

        Standstill asked() {
            return new Standstill(RescaleView.Cause.REQUEST, startMillis, savedMillis, sinceNanos);
        }
    }

    /// Connects the scheduler with the job.
    ///
    /// @param checkpoint triggers a checkpoint
    /// @param mayPause returns whether an attempt may be ended now; false while the job stops with a savepoint
    /// @param pause ends the attempt with the given cause, which is not a failure
    public record Job(
            Supplier<CompletableFuture<Long>> checkpoint, BooleanSupplier mayPause, Consumer<Resizing> pause) {}

    /// Creates the scheduler of a job.
    ///
    /// @param graph the job as the program describes it
    /// @param elsewhere the workers for the subtasks; null for this process
    public AdaptiveScheduler(
            JobGraph graph,
            ScalingSettings settings,
            SerialExecutor executor,
            Clock clock,
            @Nullable Workers elsewhere,
            Job job) {
        this.graph = graph;
        this.ids = new VertexIds(graph);
        this.settings = elsewhere == null ? settings.unreactive() : settings;
        this.workers = elsewhere;
        this.bounds = this.settings.bounds(graph);
        ParallelismAssigner fitting = new ParallelismAssigner(graph, bounds);
        this.scaling = new ScalingPolicy(
                this.settings, elsewhere == null ? fitting : inherited(elsewhere.required(), fitting));
        this.executor = executor;
        this.clock = clock;
        this.job = job;
    }

    /// Restores the bounds that a user requested earlier, unless the job's current graph cannot use them.
    private ParallelismAssigner inherited(Map<String, Bounds> required, ParallelismAssigner own) {
        if (required.isEmpty()) return own;
        try {
            Map<Integer, Bounds> all = ids.understood(required, bounds);
            ParallelismAssigner fitting = new ParallelismAssigner(graph, all);
            bounds = OrderedCopy.of(all);
            return fitting;
        } catch (MillraceException refused) {
            LOG.warn("Job '{}' continues without the requested parallelism", graph.name(), refused);
            return own;
        }
    }

    /// Sets the workers of the job. Called once.
    public void follow(Workers found) {
        workers = found;
        found.watch(() -> executor.submit(this::look));
    }

    /// Registers an attempt that is about to start.
    public void await(Waiting next) {
        Change own = change;
        boolean isChange = own != null && own.isPaused;
        if (!isChange) change = null;
        waiting = next;
        state = State.WAITING;
        scaling.waits(nowMillis(), isChange);
        look();
    }

    /// Registers an attempt again after another job took the slots.
    public void awaitAgain(Waiting next) {
        waiting = next;
        state = State.WAITING;
        later(AGAIN_MILLIS);
    }

    /// Notes that all subtasks of the attempt run. Thread-safe.
    public void runs() {
        executor.submit(() -> {
            // In other states, the attempt has ended meanwhile.
            if (state != State.BEGINNING) return;
            state = State.RUNNING;
            scaling.runs(nowMillis(), sizes);
            Standstill over = standstill;
            boolean isChange = change != null || !ran.equals(sizes);
            if (over != null && !ran.isEmpty() && isChange) changed(over);
            change = null;
            standstill = null;
            ran = sizes;
            look();
        });
    }

    /// Returns whether the scheduler has ended the attempt. If not, a change in progress is dropped.
    public boolean hasEnded(Throwable attempt) {
        Change own = change;
        state = State.IDLE;
        if (standstill == null) standstill = own == null ? failed() : Standstill.of(own, clock.nanos());
        if (own != null && own.mark == attempt) return true;
        change = null;
        return false;
    }

    private Standstill failed() {
        return new Standstill(RescaleView.Cause.FAILURE, clock.millis(), 0, clock.nanos());
    }

    /// Returns the parallelism bounds of the vertices, by their public ids. Thread-safe.
    public Map<String, Bounds> bounds() {
        return ids.told(bounds);
    }

    /// Returns the error for a request to change the parallelism of a job that is not scheduled adaptively.
    public static MillraceException refusal(String job) {
        return JobFaults.NOT_ADAPTIVE
                .what("The parallelism of job '%s' cannot change.", job)
                .why("The job does not use the adaptive scheduler.")
                .fix("Set jobmanager.scheduler: adaptive, or stop the job with a savepoint and start it with"
                        + " another parallelism.");
    }

    /// Changes the parallelism bounds. Thread-safe.
    ///
    /// @param wanted the bounds by the vertices' public ids; other vertices keep their bounds
    /// @throws MillraceException if the job cannot use the bounds
    public void require(Map<String, Bounds> wanted) {
        if (!settings.isSaved()) {
            throw JobFaults.NOT_ADAPTIVE
                    .what("The parallelism of job '%s' cannot change while the job runs.", graph.name())
                    .why("The job takes no checkpoints from which it could restart.")
                    .fix("Set execution.checkpointing.interval, or start the job again with another parallelism.");
        }
        Workers found = workers;
        if (found == null) change(wanted).run();
        else found.require(wanted, () -> change(wanted));
    }

    private Runnable change(Map<String, Bounds> wanted) {
        Map<Integer, Bounds> all = ids.understood(wanted, bounds);
        ParallelismAssigner fitting = new ParallelismAssigner(graph, all);
        return () -> {
            bounds = OrderedCopy.of(all);
            executor.submit(() -> {
                scaling.bounds(fitting);
                isAsked = true;
                look();
            });
        };
    }

    /// Returns the changes so far, oldest first. Thread-safe.
    public List<RescaleView> history() {
        return history.all();
    }

    /// Registers metrics about changes of the parallelism.
    public void show(MetricGroup group) {
        history.show(group);
    }

    private long nowMillis() {
        return clock.nanos() / 1_000_000;
    }

    private void look() {
        Workers found = workers;
        if (found == null || state != State.WAITING && state != State.RUNNING) return;
        scaling.room(found.room());
        switch (scaling.decide(nowMillis())) {
            case ScalingPolicy.Verdict.Take(Map<Integer, Integer> taken) -> take(taken);
            case ScalingPolicy.Verdict.Later(long millis) -> later(millis);
            case ScalingPolicy.Verdict.GiveUp() -> giveUp(found);
            case ScalingPolicy.Verdict.Nothing() -> {}
        }
    }

    private void later(long millis) {
        long now = clock.nanos();
        long due = now + millis * 1_000_000;
        // An earlier look schedules the next one itself.
        if (nextLookNanos > now && nextLookNanos <= due) return;
        nextLookNanos = due;
        executor.submitAfter(Math.max(1, millis), this::look);
    }

    private void take(Map<Integer, Integer> taken) {
        if (state == State.RUNNING) {
            if (job.mayPause.getAsBoolean()) change();
            else later(BUSY_MILLIS);
            return;
        }
        Waiting told = Check.present(waiting, "an attempt that is to begin");
        waiting = null;
        state = State.BEGINNING;
        if (sizes.isEmpty()) LOG.info("Job '{}' starts with {}", graph.name(), ids.bySize(taken));
        if (isAsked && standstill != null) standstill = standstill.asked();
        isAsked = false;
        sizes = taken;
        told.onSizes.accept(taken);
    }

    private void giveUp(Workers found) {
        Waiting told = Check.present(waiting, "an attempt that is to begin");
        waiting = null;
        state = State.IDLE;
        told.onRefusal.accept(JobFaults.TOO_FEW_SLOTS
                .what("Job '%s' has %d slots, which is less than it needs.", graph.name(), found.room())
                .why("No further slots became available in %d ms.", settings.waitMillis())
                .fix("Start more workers, or lower the bounds of the job (PUT"
                        + " /jobs/:jobid/resource-requirements). To wait longer, raise"
                        + " jobmanager.adaptive-scheduler.submission.resource-wait-timeout."));
    }

    private void change() {
        state = State.CHANGING;
        Change begun = new Change(clock, isAsked);
        isAsked = false;
        change = begun;
        save(begun, settings.checkpointFailures());
        executor.submitAfter(settings.checkpointMillis(), () -> pause(begun));
    }

    private void save(Change begun, int failuresLeft) {
        job.checkpoint
                .get()
                .whenComplete((_, failure) -> executor.submit(() -> {
                    if (change != begun || begun.isPaused) return;
                    if (failure == null || failuresLeft <= 0) pause(begun);
                    else executor.submitAfter(AGAIN_MILLIS, () -> saveAgain(begun, failuresLeft - 1));
                }));
    }

    private void saveAgain(Change begun, int failuresLeft) {
        if (change == begun && !begun.isPaused) save(begun, failuresLeft);
    }

    private void pause(Change begun) {
        if (change != begun || begun.isPaused) return;
        if (!job.mayPause.getAsBoolean()) {
            change = null;
            state = State.RUNNING;
            later(BUSY_MILLIS);
            return;
        }
        begun.isPaused = true;
        begun.pausedNanos = clock.nanos();
        job.pause.accept(begun.mark);
    }

    private void changed(Standstill over) {
        long pausedMillis = (clock.nanos() - over.sinceNanos) / 1_000_000;
        LOG.info(
                "Job '{}' continues with {} instead of {}: it was stopped for {} ms, after a checkpoint" + " of {} ms",
                graph.name(),
                ids.bySize(sizes),
                ids.bySize(ran),
                pausedMillis,
                over.savedMillis);
        history.add(
                over.cause,
                new Rescales.Times(over.startMillis, clock.millis(), over.savedMillis, pausedMillis),
                ids.told(bounds),
                ids.sizes(ran),
                ids.sizes(sizes));
    }
}
