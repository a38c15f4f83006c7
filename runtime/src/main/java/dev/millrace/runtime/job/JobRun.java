package dev.millrace.runtime.job;

import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.metric.Gauge;
import dev.millrace.base.fault.Check;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.checkpoint.CheckpointSettings;
import dev.millrace.runtime.checkpoint.CheckpointStatistics;
import dev.millrace.runtime.checkpoint.Checkpoints;
import dev.millrace.runtime.checkpoint.Restored;
import dev.millrace.runtime.metric.JobGroup;
import dev.millrace.runtime.metric.MetricRegistry;
import dev.millrace.runtime.recovery.RestartStrategies;
import dev.millrace.runtime.recovery.RestartStrategy;
import dev.millrace.runtime.step.Serial;
import dev.millrace.runtime.step.StepThreads;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A job from its start to its end, over as many attempts as that takes. What happens is decided on one thread; its
/// methods may be called from any.
final class JobRun {
    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private final JobID id;
    private final JobGraph graph;
    private final JobSurroundings surroundings;
    private final Engine engine;
    private final JobEnds ends;
    private final SnapshotPlaces places;
    private final CheckpointSettings settings;
    private final RestartStrategy restarts;
    private final Serial serial;
    private final long startedNanos;
    private final AtomicReference<JobStatus> status = new AtomicReference<>(JobStatus.CREATED);
    private final CompletableFuture<JobExecutionResult> result = new CompletableFuture<>();
    private volatile @Nullable Attempt attempt;
    private volatile List<JobBuilder.SubtaskCounters> metrics = List.of();
    private volatile @Nullable Checkpoints checkpoints;
    private @Nullable Restored first;
    private @Nullable StepThreads threads;
    private volatile int attempts;

    JobRun(JobID id, JobGraph graph, JobSurroundings surroundings, Engine engine, CheckpointSettings settings) {
        this.id = id;
        this.graph = graph;
        this.surroundings = surroundings;
        this.engine = engine;
        this.ends = new JobEnds(graph, surroundings.functions());
        this.places = new SnapshotPlaces(surroundings.spec().configuration(), id, engine.host());
        this.settings = settings;
        this.restarts = RestartStrategies.of(
                surroundings.spec().configuration(),
                settings.isPeriodic(),
                engine.host().chance());
        this.serial = new Serial("millrace-job-" + surroundings.name(), engine.host(), this::over);
        this.startedNanos = engine.host().clock().nanos();
    }

    JobID id() {
        return id;
    }

    JobStatus status() {
        return Check.present(status.get(), "the status of a job");
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

    List<JobBuilder.SubtaskCounters> metrics() {
        Attempt now = attempt;
        return now == null ? metrics : now.metrics();
    }

    /// Builds all subtasks and sets them going; returns at once. What goes wrong from here on is the job's failure.
    void start() {
        serial.submit(() -> {
            threads = engine.acquire();
            ends.begin();
            FirstSnapshot snapshot = new FirstSnapshot(
                    graph, surroundings.spec().configuration(), engine.host().disk());
            Restored found = snapshot.find();
            first = found;
            Path root = null;
            if (settings.isPeriodic()) {
                root = found != null && snapshot.isResumed()
                        ? found.checkpoint().root()
                        : places.checkpoints();
            }
            checkpoints = new Checkpoints(
                    surroundings.name(),
                    engine.host(),
                    root,
                    FirstSnapshot.operators(graph),
                    settings,
                    first == null ? 0 : first.id(),
                    !(restarts instanceof RestartStrategy.Never));
            begin(first);
        });
    }

    private void begin(@Nullable Restored restored) {
        if (status.get() == JobStatus.CANCELLING) {
            over(null);
            return;
        }
        Checkpoints taken = Check.present(checkpoints, "the checkpoints of a job");
        surroundings.forgetAttempt();
        showJob(taken);
        int number = attempts;
        attempts = number + 1;
        Attempt next = new Attempt(
                surroundings.inAttempt(number),
                Check.present(threads, "the threads of a job"),
                settings,
                taken,
                new Attempt.Owner() {
                    @Override
                    public void running() {
                        status.compareAndSet(JobStatus.CREATED, JobStatus.RUNNING);
                        status.compareAndSet(JobStatus.RESTARTING, JobStatus.RUNNING);
                    }

                    @Override
                    public void over(@Nullable Throwable failure) {
                        serial.submit(() -> ended(failure));
                    }
                });
        attempt = next;
        if (status.get() == JobStatus.CANCELLING) next.cancel();
        next.start(graph, restored);
    }

    /// Metrics of the job as a whole, under the names that Flink gives them.
    private void showJob(Checkpoints taken) {
        JobGroup group = JobGroup.of(surroundings.metrics(), surroundings.name());
        if (settings.isPeriodic()) taken.statistics().show(group);
        long restarts = attempts;
        group.gauge("numRestarts", (Gauge<Long>) () -> restarts);
    }

    /// How the job's checkpoints went; empty as long as none could be taken.
    Optional<CheckpointStatistics> checkpointStatistics() {
        Checkpoints taken = checkpoints;
        return taken == null ? Optional.empty() : Optional.of(taken.statistics());
    }

    private void ended(@Nullable Throwable failure) {
        metrics = metrics();
        attempt = null;
        if (failure == null || status.get() == JobStatus.CANCELLING) {
            over(failure);
            return;
        }
        OptionalLong wait = restarts.afterFailure(engine.host().clock().nanos() / 1_000_000);
        if (wait.isEmpty()) {
            over(failure);
            return;
        }
        status.compareAndSet(JobStatus.RUNNING, JobStatus.RESTARTING);
        LOG.warn(
                "job '{}' failed and starts again in {} ms ({})",
                surroundings.name(),
                wait.getAsLong(),
                restarts.description(),
                failure);
        serial.submitAfter(wait.getAsLong(), this::beginAgain);
    }

    private void beginAgain() {
        Check.present(checkpoints, "the checkpoints of a job").newest().whenComplete((newest, unreadable) -> {
            serial.submit(() -> {
                if (unreadable != null) over(unreadable);
                else begin(engine.host().errs("restarts-begin-with-the-first") ? first : newest.orElse(first));
            });
        });
    }

    /// Ends the job as soon as its subtasks have closed what they hold.
    void cancel() {
        boolean changed = status.compareAndSet(JobStatus.RUNNING, JobStatus.CANCELLING)
                || status.compareAndSet(JobStatus.RESTARTING, JobStatus.CANCELLING)
                || status.compareAndSet(JobStatus.CREATED, JobStatus.CANCELLING);
        Attempt now = attempt;
        if (changed && now != null) now.cancel();
    }

    /// Takes a savepoint while the job goes on.
    ///
    /// @param directory where it goes; null for where the job says
    CompletableFuture<String> savepoint(@Nullable String directory) {
        return withAttempt(now -> now.savepoint(places.savepoint(directory)));
    }

    /// Takes a savepoint with which the job ends.
    ///
    /// @param drains whether windows and timers fire first
    CompletableFuture<String> stop(@Nullable String directory, boolean drains) {
        int asked = attempts;
        return withAttempt(now -> now.stop(places.savepoint(directory), drains))
                .thenCombine(result.handle((_, _) -> true), (path, _) -> {
                    if (attempts == asked) return path;
                    throw JobFaults.NOT_STOPPED
                            .what("job '%s' took the savepoint %s, failed and went on", surroundings.name(), path)
                            .why("a subtask failed after the savepoint was complete, such as a committer")
                            .fix("see why in the log, and stop the job again; what came after the savepoint is not"
                                    + " in it");
                });
    }

    private CompletableFuture<String> withAttempt(Function<Attempt, CompletableFuture<Path>> call) {
        Attempt now = attempt;
        if (now == null || status.get() != JobStatus.RUNNING) {
            return CompletableFuture.failedFuture(JobFaults.NOT_RUNNING
                    .what("job '%s' is %s", surroundings.name(), status.get())
                    .fix("a savepoint can be taken of a running job only"));
        }
        try {
            return call.apply(now).thenApply(SnapshotPlaces::shown);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private void over(@Nullable Throwable thrown) {
        serial.close(() -> {
            JobStatus how = how(thrown);
            Throwable failure = end(how, thrown);
            Checkpoints taken = checkpoints;
            if (taken == null) tell(how, failure);
            else taken.close(keeps(how), () -> tell(how, failure));
        });
    }

    private JobStatus how(@Nullable Throwable thrown) {
        if (status.get() == JobStatus.CANCELLING) return JobStatus.CANCELED;
        return thrown == null ? JobStatus.FINISHED : JobStatus.FAILED;
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
        if (threads != null) engine.release();
        return how == JobStatus.FINISHED && failure == null ? run(ends::end, null) : failure;
    }

    private void tell(JobStatus how, @Nullable Throwable failure) {
        if (failure != null) {
            status.set(JobStatus.FAILED);
            result.completeExceptionally(failure);
        } else if (how == JobStatus.CANCELED) {
            status.set(how);
            result.completeExceptionally(JobFaults.CANCELLED
                    .what("job '%s' was cancelled", surroundings.name())
                    .fix("nothing to fix: somebody asked for it"));
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
