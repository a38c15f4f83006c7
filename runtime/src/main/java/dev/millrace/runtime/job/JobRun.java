package dev.millrace.runtime.job;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.MetricOptions;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.metric.Gauge;
import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.graph.Bounds;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.checkpoint.CheckpointCoordinator;
import dev.millrace.runtime.checkpoint.CheckpointSettings;
import dev.millrace.runtime.checkpoint.CheckpointStatistics;
import dev.millrace.runtime.checkpoint.Checkpoints;
import dev.millrace.runtime.checkpoint.Restored;
import dev.millrace.runtime.failure.FailureFaults;
import dev.millrace.runtime.failure.FailureHistory;
import dev.millrace.runtime.failure.JobFailure;
import dev.millrace.runtime.metric.JobGroup;
import dev.millrace.runtime.metric.MetricRegistry;
import dev.millrace.runtime.recovery.RestartStrategies;
import dev.millrace.runtime.recovery.RestartStrategy;
import dev.millrace.runtime.step.Serial;
import dev.millrace.runtime.step.StepThreads;
import dev.millrace.runtime.watch.Subject;
import dev.millrace.state.storage.SnapshotPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A job from its start to its end, over as many attempts as that takes. What happens is decided on one thread; its
/// methods may be called from any.
final class JobRun {
    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private final JobID id;
    private volatile JobGraph graph;
    private final JobSurroundings surroundings;
    private final Engine engine;
    private final JobEnds ends;
    private final SnapshotPlaces places;
    private final FirstSnapshot.@Nullable Continued continued;
    private final CheckpointSettings settings;
    private final CheckpointStatistics statistics = new CheckpointStatistics();
    private final RestartStrategy restarts;
    private final Serial serial;
    private final long startedNanos;
    private final StatusHistory status;
    private final SubtaskLives lives;
    private final CompletableFuture<JobExecutionResult> result = new CompletableFuture<>();
    private final List<RegionRun> regions = new ArrayList<>();
    private final FailureHistory failures = new FailureHistory();
    private volatile @Nullable Checkpoints checkpoints;
    private volatile @Nullable CheckpointCoordinator coordinator;
    private volatile int restarted;
    private @Nullable Restored first;
    private Attempt.@Nullable Shared shared;
    private volatile @Nullable Workplaces workplaces;
    private boolean hasThreads;
    /// Chooses the parallelism of the job's attempts; null if that is what the program says.
    private final @Nullable Elastic elastic;
    /// Somebody has asked for the job's end with a savepoint, and it has not come to nothing.
    private volatile boolean isStopping;
    /// Why the job is given up, as soon as it is.
    private @Nullable Throwable verdict;
    /// The newest failure and what was decided for it: one that hits several regions counts once.
    private @Nullable Throwable counted;

    private OptionalLong wait = OptionalLong.empty();

    /// Somebody else goes on with the job.
    private volatile boolean isLeft;

    /// @param continued what another process had come to; null if the job is new
    /// @param elsewhere where subtasks run; null for this process
    JobRun(
            JobID id,
            JobGraph graph,
            JobSurroundings surroundings,
            Engine engine,
            CheckpointSettings settings,
            FirstSnapshot.@Nullable Continued continued,
            @Nullable Workplaces elsewhere) {
        this.workplaces = elsewhere;
        this.continued = continued;
        this.id = id;
        this.graph = graph;
        this.surroundings = surroundings;
        this.engine = engine;
        this.ends = new JobEnds(graph, surroundings.functions());
        this.settings = settings;
        this.places = places(surroundings, engine.host());
        this.restarts = RestartStrategies.of(
                surroundings.spec().configuration(),
                settings.isPeriodic(),
                engine.host().chance());
        this.serial = new Serial("millrace-job-" + surroundings.name(), engine.host(), this::over);
        this.startedNanos = engine.host().clock().nanos();
        this.status = new StatusHistory(JobStatus.CREATED, engine.host().clock());
        this.lives = new SubtaskLives(engine.host().clock());
        Configuration configuration = surroundings.spec().configuration();
        for (Region region : Region.of(graph, configuration)) regions.add(new RegionRun(region, surroundings, owner()));
        this.elastic = ScalingSettings.areFor(configuration, graph) ? elastic(configuration) : null;
    }

    private Elastic elastic(Configuration configuration) {
        ScalingSettings wanted = ScalingSettings.of(configuration, settings);
        return new Elastic(
                graph,
                workplaces == null ? wanted.unreactive() : wanted,
                serial,
                engine.host().clock(),
                new Elastic.Job(this::checkpoint, () -> !isStopping, this::failAll));
    }

    private RegionRun.Owner owner() {
        return new RegionRun.Owner() {
            @Override
            public void running(RegionRun region) {
                if (!isRunning()) return;
                status.compareAndSet(JobStatus.CREATED, JobStatus.RUNNING);
                status.compareAndSet(JobStatus.RESTARTING, JobStatus.RUNNING);
                if (elastic != null) elastic.runs();
            }

            @Override
            public void ended(RegionRun region, Attempt.@Nullable Failed failure) {
                serial.submit(() -> JobRun.this.ended(region, failure));
            }
        };
    }

    private boolean isRunning() {
        return regions.stream().allMatch(each -> each.isRunning() || each.isOver());
    }

    private SnapshotPlaces places(JobSurroundings surroundings, Host host) {
        Configuration configuration = surroundings.spec().configuration();
        return new SnapshotPlaces(
                configuration,
                id,
                host,
                new SnapshotAddresses(host.disk(), surroundings.userLoader(), configuration),
                settings.storing().retries(host, statistics));
    }

    JobID id() {
        return id;
    }

    JobStatus status() {
        return status.get();
    }

    CompletableFuture<JobExecutionResult> result() {
        return result;
    }

    Accumulators accumulators() {
        return surroundings.accumulators();
    }

    MetricRegistry registry() {
        return surroundings.metrics();
    }

    /// The newest failures, oldest first.
    List<JobFailure> failures() {
        return failures.all();
    }

    List<SubtaskCounters> counters() {
        return regions.stream()
                .flatMap(each -> each.counters().values().stream())
                .toList();
    }

    /// The subtasks of a vertex that run in this process.
    List<Subject> subjects(String vertex) {
        return regions.stream().flatMap(each -> each.subjects(vertex).stream()).toList();
    }

    /// Builds all subtasks and sets them going; returns at once. What goes wrong from here on is the job's failure.
    void start() {
        serial.submit(() -> {
            surroundings.failures().rules().check(graph);
            Workplaces found = workplaces();
            ends.begin();
            FirstSnapshot snapshot =
                    new FirstSnapshot(graph, surroundings.spec().configuration(), places, continued);
            first = snapshot.find();
            Checkpoints taken = new Checkpoints(
                    surroundings.name(),
                    FirstSnapshot.operators(graph),
                    engine.host(),
                    snapshot.storage(first, settings.isPeriodic(), found),
                    settings,
                    statistics,
                    !(restarts instanceof RestartStrategy.Never));
            checkpoints = taken;
            CheckpointCoordinator begun = new CheckpointCoordinator(
                    surroundings.name(), engine.host(), settings, taken, regions.size(), this::failAll);
            coordinator = begun;
            shared = new Attempt.Shared(found, begun, lives);
            if (elastic != null) elastic.follow(found);
            showJob(taken);
            for (RegionRun region : regions) begin(region, first);
        });
    }

    private Workplaces workplaces() {
        Workplaces elsewhere = workplaces;
        if (elsewhere != null) return elsewhere;
        StepThreads threads = engine.acquire();
        hasThreads = true;
        Workplaces here = new LocalWorkplaces(threads);
        workplaces = here;
        return here;
    }

    private void begin(RegionRun region, @Nullable Restored restored) {
        if (isEnding()) {
            region.finish();
            overIfAllAre();
            return;
        }
        if (elastic == null) {
            place(region, restored, true);
            return;
        }
        elastic.await(width(region, restored));
    }

    private Elastic.Waiting width(RegionRun region, @Nullable Restored restored) {
        return new Elastic.Waiting(
                sizes -> place(region, resized(region, sizes, restored), false), thrown -> refused(region, thrown));
    }

    /// @return what the region begins with then
    private @Nullable Restored resized(RegionRun region, Map<Integer, Integer> sizes, @Nullable Restored restored) {
        if (region.region().sizes().equals(sizes)) return restored;
        Region other = region.region().with(sizes);
        graph = other.whole();
        region.resize(other);
        lives.forget();
        Check.present(checkpoints, "the checkpoints of a job").resized(FirstSnapshot.operators(other.whole()));
        return restored == null ? null : restored.asWritten();
    }

    /// @param waits whether there may not be room yet
    private void place(RegionRun region, @Nullable Restored restored, boolean waits) {
        region.place(Check.present(shared, "what regions share"), waits)
                .whenComplete((where, refusal) -> serial.submit(() -> {
                    if (refusal == null) placed(region, where, restored);
                    else notPlaced(region, restored, refusal);
                }));
    }

    private void placed(RegionRun region, Map<Integer, Workplace> where, @Nullable Restored restored) {
        Attempt.Shared common = Check.present(shared, "what regions share");
        if (region.isOver() || isEnding()) {
            common.workplaces().vacate(region.region());
            region.finish();
            overIfAllAre();
            return;
        }
        Checkpoints taken = checkpoints;
        if (restored != null && taken != null)
            taken.statistics().restored(restored, engine.host().clock().millis());
        region.begin(common, where, restored, () -> status.get() == JobStatus.CANCELLING);
    }

    private void notPlaced(RegionRun region, @Nullable Restored restored, Throwable refusal) {
        if (region.isOver()) return;
        if (elastic == null) {
            refused(region, refusal);
            return;
        }
        // Somebody else was faster.
        elastic.awaitAgain(width(region, restored));
    }

    private void refused(RegionRun region, Throwable refusal) {
        Throwable cause =
                refusal instanceof CompletionException && refusal.getCause() != null ? refusal.getCause() : refusal;
        lives.all(region.region().members(), SubtaskState.FAILED);
        ended(region, Attempt.Failed.nowhere(cause));
    }

    /// No region begins again.
    private boolean isEnding() {
        return verdict != null || status.get() == JobStatus.CANCELLING;
    }

    /// Metrics of the job as a whole, under the names that Flink gives them.
    private void showJob(Checkpoints taken) {
        JobGroup group = JobGroup.of(surroundings.metrics(), surroundings.name());
        if (settings.isPeriodic()) taken.statistics().show(group);
        group.gauge("numRestarts", (Gauge<Long>) () -> (long) restarted);
        group.gauge("fullRestarts", (Gauge<Long>) () -> (long) restarted);
        if (elastic != null) {
            group.gauge("numRescales", (Gauge<Long>) elastic::count);
            group.gauge("lastRescalePause", (Gauge<Long>) elastic::lastPauseMillis);
        }
        status.show(group, surroundings.spec().configuration().get(MetricOptions.JOB_STATUS_METRICS));
    }

    /// How the job's checkpoints went; empty as long as none could be taken.
    Optional<CheckpointStatistics> checkpointStatistics() {
        Checkpoints taken = checkpoints;
        return taken == null ? Optional.empty() : Optional.of(taken.statistics());
    }

    /// The job at this moment.
    JobView view() {
        return new JobView(
                id,
                surroundings.name(),
                status.get(),
                graph.mode() == RuntimeExecutionMode.STREAMING,
                status.times(),
                JobViews.of(graph, regions, lives),
                failures.all().stream().map(FailureView::of).toList(),
                settings,
                checkpointStatistics(),
                restarts.description(),
                surroundings.spec().configuration().toMap());
    }

    /// Between which parallelisms the vertices run, by the ids that people know; both are the same where that cannot
    /// change.
    Map<String, Bounds> bounds() {
        return elastic == null ? Elastic.fixed(graph) : elastic.bounds();
    }

    /// Lets vertices run between other parallelisms.
    ///
    /// @param wanted by the ids that people know
    void require(Map<String, Bounds> wanted) {
        if (elastic == null) throw Elastic.refusal(surroundings.name());
        elastic.require(wanted);
    }

    /// The newest changes of the job's parallelism.
    List<RescaleView> rescales() {
        return elastic == null ? List.of() : elastic.history();
    }

    /// Takes a checkpoint now, besides those that come by themselves.
    CompletableFuture<Long> checkpoint() {
        CheckpointCoordinator now = coordinator;
        if (now == null || status.get() != JobStatus.RUNNING) {
            return CompletableFuture.failedFuture(JobFaults.notRunning(surroundings.name(), status.get()));
        }
        return now.checkpoint();
    }

    /// No region can go on as it is.
    private void failAll(Throwable thrown) {
        for (RegionRun region : regions) region.fail(thrown);
    }

    private void ended(RegionRun region, Attempt.@Nullable Failed failure) {
        if (failure == null || isEnding()) {
            region.finish();
            overIfAllAre();
            return;
        }
        if (elastic != null && elastic.hasEnded(failure.cause())) {
            region.await();
            status.compareAndSet(JobStatus.RUNNING, JobStatus.RESTARTING);
            beginAgain(region, false);
            return;
        }
        isStopping = false;
        boolean isCounted = failure.cause() == counted;
        if (!isCounted) wait = waitAfter(failure.cause());
        counted = failure.cause();
        failures.add(new JobFailure(
                engine.host().clock().millis(),
                failure.subtask() == null ? null : failure.subtask().title(),
                failure.place(),
                failure.cause(),
                wait.isEmpty() ? List.of() : region.region().names()));
        if (wait.isEmpty()) {
            giveUp(region, failure.cause());
            return;
        }
        region.await();
        status.compareAndSet(JobStatus.RUNNING, JobStatus.RESTARTING);
        LOG.warn(
                "{} of job '{}' failed and starts again in {} ms ({})",
                regions.size() == 1 ? "all" : region.region().names(),
                surroundings.name(),
                wait.getAsLong(),
                restarts.description(),
                failure.cause());
        serial.submitAfter(wait.getAsLong(), () -> beginAgain(region, !isCounted));
    }

    private OptionalLong waitAfter(Throwable failure) {
        boolean isFinal = failure instanceof MillraceException told && told.fault() == FailureFaults.TOO_MANY_SKIPPED;
        return isFinal
                ? OptionalLong.empty()
                : restarts.afterFailure(engine.host().clock().nanos() / 1_000_000);
    }

    /// The other regions end too.
    private void giveUp(RegionRun region, Throwable failure) {
        verdict = failure;
        region.finish();
        for (RegionRun each : regions) each.cancel();
        finishThoseThatWait();
        overIfAllAre();
    }

    private void beginAgain(RegionRun region, boolean counts) {
        if (region.isOver()) return;
        Check.present(checkpoints, "the checkpoints of a job").newest().whenComplete((newest, unreadable) -> {
            serial.submit(() -> {
                if (region.isOver()) return;
                if (unreadable != null) {
                    giveUp(region, unreadable);
                    return;
                }
                if (counts) restarted++;
                begin(region, engine.host().errs("restarts-begin-with-the-first") ? first : newest.orElse(first));
            });
        });
    }

    private void finishThoseThatWait() {
        for (RegionRun each : regions) if (each.isWaiting()) each.finish();
    }

    private void overIfAllAre() {
        if (regions.stream().allMatch(RegionRun::isOver)) over(verdict);
    }

    /// Ends the job as soon as its subtasks have closed what they hold.
    void cancel() {
        boolean changed = status.compareAndSet(JobStatus.RUNNING, JobStatus.CANCELLING)
                || status.compareAndSet(JobStatus.RESTARTING, JobStatus.CANCELLING)
                || status.compareAndSet(JobStatus.CREATED, JobStatus.CANCELLING);
        if (!changed) return;
        Workplaces used = workplaces;
        if (used != null) used.giveUp();
        for (RegionRun region : regions) region.cancel();
        serial.submit(() -> {
            finishThoseThatWait();
            overIfAllAre();
        });
    }

    /// Ends what there is of the job in this process, and leaves all that is needed to go on with it.
    void suspend() {
        isLeft = true;
        cancel();
    }

    /// Takes a savepoint while the job goes on.
    ///
    /// @param directory where it goes; null for where the job says
    CompletableFuture<String> savepoint(@Nullable String directory) {
        return withCoordinator(now -> now.savepoint(places.savepoint(directory)));
    }

    /// Takes a savepoint with which the job ends.
    ///
    /// @param drains whether windows and timers fire first
    CompletableFuture<String> stop(@Nullable String directory, boolean drains) {
        int asked = restarted;
        isStopping = true;
        return withCoordinator(now -> now.stop(places.savepoint(directory), drains))
                .whenComplete((_, failure) -> {
                    if (failure != null) isStopping = false;
                })
                .thenCompose(path -> result.handle((_, _) -> path))
                .thenApply(path -> {
                    if (restarted == asked) return path;
                    throw JobFaults.notStopped(surroundings.name(), path);
                });
    }

    private CompletableFuture<String> withCoordinator(
            Function<CheckpointCoordinator, CompletableFuture<SnapshotPlace>> call) {
        CheckpointCoordinator now = coordinator;
        if (now == null || status.get() != JobStatus.RUNNING) {
            return CompletableFuture.failedFuture(JobFaults.notRunning(surroundings.name(), status.get()));
        }
        try {
            return call.apply(now).thenApply(SnapshotPlace::address);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private void over(@Nullable Throwable thrown) {
        serial.close(() -> {
            for (RegionRun region : regions) region.close();
            CheckpointCoordinator begun = coordinator;
            if (begun == null) ending(thrown);
            else begun.close(() -> ending(thrown));
        });
    }

    private void ending(@Nullable Throwable thrown) {
        JobStatus how = how(thrown);
        Throwable failure = end(how, thrown);
        JobStatus told = noted(failure == null ? how : JobStatus.FAILED, failure);
        Runnable last = () -> {
            Workplaces used = workplaces;
            if (used != null) used.close();
            tell(told, failure);
        };
        Checkpoints taken = checkpoints;
        if (taken == null) last.run();
        else if (told == JobStatus.SUSPENDED) taken.leave(last);
        else taken.close(keeps(how), keeps(how) || how == JobStatus.FAILED, last);
    }

    private JobStatus how(@Nullable Throwable thrown) {
        if (isLeft) return JobStatus.SUSPENDED;
        if (status.get() == JobStatus.CANCELLING) return JobStatus.CANCELED;
        return thrown == null ? JobStatus.FINISHED : JobStatus.FAILED;
    }

    /// Has the end noted where another process would look. If another process has gone on already, it is none.
    private JobStatus noted(JobStatus how, @Nullable Throwable failure) {
        Workplaces used = workplaces;
        if (used == null || how == JobStatus.SUSPENDED) return how;
        try {
            used.ended(how, failure);
            return how;
        } catch (MillraceException refused) {
            LOG.warn(
                    "how job '{}' ended could not be noted; whoever can goes on with it", surroundings.name(), refused);
            return JobStatus.SUSPENDED;
        }
    }

    private boolean keeps(JobStatus how) {
        return switch (settings.retention()) {
            case NO_EXTERNALIZED_CHECKPOINTS -> false;
            case DELETE_ON_CANCELLATION -> how == JobStatus.FAILED;
            case RETAIN_ON_CANCELLATION -> how == JobStatus.FAILED || how == JobStatus.CANCELED;
        };
    }

    private @Nullable Throwable end(JobStatus how, @Nullable Throwable thrown) {
        Throwable failure = how == JobStatus.FAILED ? thrown : null;
        for (Runnable hook : surroundings.releaseHooks().values()) failure = run(hook, failure);
        if (hasThreads) engine.release();
        return how == JobStatus.FINISHED && failure == null ? run(ends::end, null) : failure;
    }

    private void tell(JobStatus how, @Nullable Throwable failure) {
        if (how == JobStatus.SUSPENDED) {
            status.set(how);
            result.completeExceptionally(JobFaults.suspended(surroundings.name()));
        } else if (failure != null) {
            status.set(JobStatus.FAILED);
            result.completeExceptionally(
                    restarted == 0 ? failure : JobFaults.givenUp(surroundings.name(), restarted, restarts, failure));
        } else if (how == JobStatus.CANCELED) {
            status.set(how);
            result.completeExceptionally(JobFaults.cancelled(surroundings.name()));
        } else {
            status.set(how);
            result.complete(finished());
        }
    }

    /// A hook is user code: what it throws must not keep the job from ending.
    private static @Nullable Throwable run(Runnable hook, @Nullable Throwable before) {
        try {
            hook.run();
            return before;
        } catch (Throwable thrown) {
            return before == null ? thrown : before;
        }
    }

    private JobExecutionResult finished() {
        long millis = (engine.host().clock().nanos() - startedNanos) / 1_000_000;
        return new JobExecutionResult(id, millis, surroundings.accumulators().read());
    }
}
