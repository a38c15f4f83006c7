package dev.millrace.runtime.job.run;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.MetricOptions;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.config.TraceOptions;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.result.ResultPage;
import dev.millrace.api.result.ResultRequest;
import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.graph.Bounds;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.checkpoint.CheckpointSettings;
import dev.millrace.runtime.checkpoint.CheckpointStatistics;
import dev.millrace.runtime.checkpoint.Checkpoints;
import dev.millrace.runtime.checkpoint.restore.RecoveryRule;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.runtime.failure.JobFailure;
import dev.millrace.runtime.job.Engine;
import dev.millrace.runtime.job.JobContext;
import dev.millrace.runtime.job.JobFaults;
import dev.millrace.runtime.job.JobLifecycle;
import dev.millrace.runtime.job.JobState;
import dev.millrace.runtime.job.Region;
import dev.millrace.runtime.job.ScalingSettings;
import dev.millrace.runtime.job.SubtaskLives;
import dev.millrace.runtime.job.deploy.LocalWorkers;
import dev.millrace.runtime.job.deploy.Workers;
import dev.millrace.runtime.job.scale.AdaptiveScheduler;
import dev.millrace.runtime.job.scale.VertexIds;
import dev.millrace.runtime.job.snapshot.CheckpointWait;
import dev.millrace.runtime.job.snapshot.FirstSnapshot;
import dev.millrace.runtime.job.snapshot.SnapshotPlaces;
import dev.millrace.runtime.job.snapshot.SnapshotRequests;
import dev.millrace.runtime.job.view.FailureView;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.runtime.job.view.RescaleView;
import dev.millrace.runtime.metric.JobGroup;
import dev.millrace.runtime.recovery.RestartStrategies;
import dev.millrace.runtime.step.SerialExecutor;
import dev.millrace.runtime.step.StepThreads;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a job from its start to its end, over all attempts. Thread-safe; one thread makes all decisions.
final class JobRun {
    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private final JobID id;
    private volatile JobGraph graph;
    private final JobContext context;
    private final Engine engine;
    private final JobEnds ends;
    private final SnapshotPlaces places;
    private final FirstSnapshot.@Nullable Continued continued;
    private final CheckpointSettings settings;
    private final CheckpointStatistics statistics = new CheckpointStatistics();
    private final Restarts restarts;
    private final CheckpointWait wait;
    private final SerialExecutor executor;
    private final JobEvents events;
    private final FailureReports reports;
    private final JobLifecycle lifecycle;
    private final SubtaskLives lives;
    private final SnapshotRequests requests;
    private final Termination termination;
    private final Regions regions;
    private final ReturnedRecords returned = new ReturnedRecords();
    private volatile @Nullable Checkpointing checkpointing;
    private @Nullable AttemptStarter attemptStarter;
    private volatile @Nullable Workers workers;
    private boolean hasThreads;
    /// Chooses the parallelism of the job's attempts; null if the program's parallelism is fixed.
    private final @Nullable AdaptiveScheduler scheduler;
    /// The failure that ends the job; null if there is none.
    private @Nullable Throwable failure;

    /// Creates the run of a job.
    ///
    /// @param continued what an earlier process left; null if the job is new
    /// @param elsewhere the workers for the subtasks; null for this process
    JobRun(
            JobID id,
            JobGraph graph,
            JobContext context,
            Engine engine,
            CheckpointSettings settings,
            FirstSnapshot.@Nullable Continued continued,
            @Nullable Workers elsewhere) {
        this.workers = elsewhere;
        this.continued = continued;
        this.id = id;
        this.graph = graph;
        this.context = context;
        this.engine = engine;
        this.ends = new JobEnds(graph, context.functions());
        this.settings = settings;
        this.places = SnapshotPlaces.of(id, context, settings, statistics);
        Configuration configuration = context.spec().configuration();
        this.restarts = new Restarts(
                RestartStrategies.of(
                        configuration, settings.isPeriodic(), engine.host().chance()),
                engine.host().clock());
        this.wait = new CheckpointWait(
                engine.host().clock(),
                RecoveryRule.of(context.name(), configuration).patienceMillis());
        this.executor =
                new SerialExecutor("millrace-job-" + context.name(), context.name(), engine.host(), this::broken);
        this.events = new JobEvents(context, graph);
        this.reports = new FailureReports(context.name());
        this.lifecycle = new JobLifecycle(engine.host().clock(), events::status);
        this.lives = new SubtaskLives(engine.host().clock());
        this.requests = new SnapshotRequests(context.name(), lifecycle, places);
        this.termination = new Termination(id, context, ends, settings.retention(), lifecycle, events, restarts);
        this.regions = new Regions(Region.of(graph, configuration), context, owner());
        this.scheduler = ScalingSettings.areFor(configuration, graph) ? scheduler(configuration) : null;
    }

    private AdaptiveScheduler scheduler(Configuration configuration) {
        return new AdaptiveScheduler(
                graph,
                ScalingSettings.of(configuration, settings),
                executor,
                engine.host().clock(),
                workers,
                new AdaptiveScheduler.Job(requests::checkpoint, () -> !requests.areForEnd(), regions::fail));
    }

    private RegionRun.Owner owner() {
        return new RegionRun.Owner() {
            @Override
            public void running(RegionRun region) {
                if (regions.areRunning()) on(JobState.Event.ALL_RUN);
            }

            @Override
            public void ended(RegionRun region, Attempt.@Nullable Failed failure) {
                executor.submit(() -> JobRun.this.ended(region, failure));
            }
        };
    }

    JobID id() {
        return id;
    }

    JobStatus status() {
        return lifecycle.status();
    }

    CompletableFuture<JobExecutionResult> result() {
        return termination.result();
    }

    AccumulatorsView accumulated() {
        return AccumulatorsView.of(
                context.accumulators(), regions.all(), engine.host().clock());
    }

    Host host() {
        return engine.host();
    }

    /// Returns records that the job returns to a program. The future never fails.
    CompletableFuture<ResultPage> results(ResultRequest request) {
        return returned.page(request, regions.all());
    }

    JobContext context() {
        return context;
    }

    /// Returns the newest failures, oldest first.
    List<JobFailure> failures() {
        return restarts.failures();
    }

    Regions regions() {
        return regions;
    }

    /// Builds and starts all subtasks, and returns at once. Later errors fail the job.
    ///
    /// @param reports ends the reports of the job
    void start(Runnable reports) {
        termination.reported(reports);
        executor.submit(() -> {
            context.failures().rules().check(graph);
            Workers found = workers();
            ends.begin();
            openInTheEnd(found);
        });
    }

    /// A snapshot of an earlier process is complete, so an unreadable snapshot is tried again later.
    private void openInTheEnd(Workers found) throws IOException {
        try {
            open(found);
        } catch (MillraceException refused) {
            OptionalLong waitMillis = continued == null ? OptionalLong.empty() : waitMillis(refused);
            if (waitMillis.isEmpty()) throw refused;
            executor.submitAfter(waitMillis.getAsLong(), () -> openInTheEnd(found));
        } catch (IOException unreadable) {
            if (continued == null) throw unreadable;
            MillraceException told = JobFaults.notRead(context.name(), unreadable);
            OptionalLong waitMillis = restarts.after(Attempt.Failed.nowhere(told), regions.names())
                    .waitMillis();
            if (waitMillis.isEmpty()) throw told;
            events.failed(told, true);
            LOG.warn("Job '{}' cannot restart yet ({})", context.name(), restarts.description(), told);
            reports.restarts(told, waitMillis.getAsLong(), restarts.description());
            executor.submitAfter(waitMillis.getAsLong(), () -> {
                restarts.add();
                openInTheEnd(found);
            });
        }
    }

    /// Returns when to search again for a missing or damaged snapshot. The snapshot may appear later, for example when
    /// a mount is slow.
    ///
    /// @return the delay until the next search; empty if the job must fail
    private OptionalLong waitMillis(Throwable refused) {
        OptionalLong waitMillis = RecoveryRule.isRefusal(refused) ? wait.next() : OptionalLong.empty();
        if (waitMillis.isPresent())
            LOG.warn("Job '{}' tries again in {} ms: {}", context.name(), waitMillis.getAsLong(), refused.getMessage());
        return waitMillis;
    }

    private void open(Workers found) throws IOException {
        Checkpointing opened = Checkpointing.open(
                new FirstSnapshot(graph, context.spec().configuration(), places, continued),
                context,
                regions,
                new Checkpointing.Terms(settings, statistics, restarts.arePossible(), found));
        checkpointing = opened;
        requests.open(opened.coordinator());
        Attempt.Shared shared = new Attempt.Shared(found, opened.coordinator(), lives);
        AttemptStarter made = new AttemptStarter(
                deployed(), executor, engine.host().clock(), shared, opened.checkpoints(), scheduler);
        attemptStarter = made;
        if (scheduler != null) scheduler.follow(found);
        showJob();
        for (RegionRun region : regions) made.begin(region, opened.first());
    }

    private Workers workers() {
        Workers elsewhere = workers;
        if (elsewhere != null) return elsewhere;
        StepThreads threads = engine.acquire();
        hasThreads = true;
        Workers here = new LocalWorkers(threads);
        workers = here;
        return here;
    }

    private AttemptStarter.Job deployed() {
        return new AttemptStarter.Job(
                this::isEnding,
                () -> lifecycle.state().isCancelling(),
                other -> graph = other,
                events::begins,
                this::finish,
                (region, refusal) -> ended(region, Attempt.Failed.nowhere(refusal)));
    }

    /// Returns whether no region restarts.
    private boolean isEnding() {
        return !lifecycle.state().isActive();
    }

    /// Changes the state of the job, then does what the change asks for. Thread-safe.
    private void on(JobState.Event event) {
        for (JobState.Action action : lifecycle.on(event)) {
            switch (action) {
                case REPORT_RUNNING -> reportRunning();
                case GIVE_UP_SLOTS -> giveUpSlots();
                case CANCEL_REGIONS -> regions.cancel();
                case END_WAITING_REGIONS -> executor.submit(this::endWaitingRegions);
                case CLOSE -> close();
            }
        }
    }

    private void reportRunning() {
        events.allRun();
        if (scheduler != null) scheduler.runs();
    }

    private void giveUpSlots() {
        events.notAllRun(false);
        Workers used = workers;
        if (used != null) used.giveUp();
    }

    private void endWaitingRegions() {
        regions.finishThoseThatWait();
        overIfAllAre();
    }

    /// Registers metrics of the whole job, with Flink's names.
    private void showJob() {
        JobGroup group = JobGroup.of(context.metrics(), context.name());
        Configuration configuration = context.spec().configuration();
        if (settings.isPeriodic()) statistics.show(group);
        statistics.tell(group, configuration.get(TraceOptions.CHECKPOINT_SPAN_DETAIL_LEVEL));
        restarts.show(group);
        if (scheduler != null) scheduler.show(group);
        lifecycle.show(group, configuration.get(MetricOptions.JOB_STATUS_METRICS));
    }

    /// Returns the statistics of the job's checkpoints; empty until the job can take checkpoints.
    Optional<CheckpointStatistics> checkpointStatistics() {
        return checkpointing == null ? Optional.empty() : Optional.of(statistics);
    }

    /// Returns the current view of the job.
    JobView view() {
        return new JobView(
                id,
                context.name(),
                lifecycle.status(),
                graph.mode() == RuntimeExecutionMode.STREAMING,
                lifecycle.times(),
                JobViews.of(graph, regions, lives),
                restarts.failures().stream().map(FailureView::of).toList(),
                settings,
                checkpointStatistics(),
                restarts.description(),
                context.spec().configuration().toMap());
    }

    /// Returns the parallelism bounds of the vertices, by their public ids. If the parallelism is fixed, both bounds
    /// are equal.
    Map<String, Bounds> bounds() {
        return scheduler == null ? new VertexIds(graph).told(Map.of()) : scheduler.bounds();
    }

    /// Changes the parallelism bounds of vertices.
    ///
    /// @param wanted the bounds by the vertices' public ids
    void require(Map<String, Bounds> wanted) {
        if (scheduler == null) throw AdaptiveScheduler.refusal(context.name());
        scheduler.require(wanted);
    }

    /// Returns the newest changes of the job's parallelism.
    List<RescaleView> rescales() {
        return scheduler == null ? List.of() : scheduler.history();
    }

    /// Returns the service for requested checkpoints and savepoints.
    SnapshotRequests requests() {
        return requests;
    }

    /// Stops the job with a savepoint.
    ///
    /// @param directory the target directory; null for the configured directory
    /// @param drains whether windows and timers fire first
    CompletableFuture<String> stop(@Nullable String directory, boolean drains) {
        return requests.stop(directory, drains, restarts::count, result());
    }

    private void ended(RegionRun region, Attempt.@Nullable Failed failure) {
        if (failure == null || isEnding()) {
            finish(region);
            return;
        }
        boolean isScaled = scheduler != null && scheduler.hasEnded(failure.cause());
        events.notAllRun(!isScaled);
        if (isScaled) {
            region.await();
            on(JobState.Event.RESTART);
            beginAgain(region, null);
            return;
        }
        requests.failed();
        failed(region, failure, restarts.after(failure, region.region().names()));
    }

    private void failed(RegionRun region, Attempt.Failed failure, Restarts.Decision decision) {
        if (decision.isFirst())
            events.failed(failure.cause(), decision.waitMillis().isPresent());
        if (decision.waitMillis().isEmpty()) {
            giveUp(region, failure.cause());
            return;
        }
        long waitMillis = decision.waitMillis().getAsLong();
        region.await();
        on(JobState.Event.RESTART);
        LOG.warn(
                "{} of job '{}' failed and restarts in {} ms ({})",
                regions.size() == 1 ? "all" : region.region().names(),
                context.name(),
                waitMillis,
                restarts.description(),
                failure.cause());
        reports.restarts(failure.cause(), waitMillis, restarts.description());
        executor.submitAfter(waitMillis, () -> beginAgain(region, decision));
    }

    private void finish(RegionRun region) {
        region.finish();
        overIfAllAre();
    }

    /// Fails the job; the other regions end too.
    private void giveUp(RegionRun region, Throwable why) {
        failure = why;
        region.finish();
        on(JobState.Event.FAIL);
        overIfAllAre();
    }

    /// Restarts a region from the newest checkpoint.
    ///
    /// @param decision the restart decision; null if there was no failure
    private void beginAgain(RegionRun region, Restarts.@Nullable Decision decision) {
        if (region.isOver()) return;
        Checkpointing opened = Check.present(checkpointing, "the checkpoints of a job");
        opened.checkpoints().newest().whenComplete((newest, unreadable) -> {
            executor.submit(() -> {
                if (region.isOver()) return;
                if (decision != null && decision.isFirst()) restarts.add();
                if (unreadable == null) beginWith(region, opened.first(), newest);
                else notUsed(region, decision, unreadable);
            });
        });
    }

    private void beginWith(RegionRun region, @Nullable Restored first, Optional<Restored> newest) {
        wait.end();
        boolean errs = engine.host().errs("restarts-begin-with-the-first");
        Check.present(attemptStarter, "what begins attempts").begin(region, errs ? first : newest.orElse(first));
    }

    /// Handles a newest checkpoint that is unreadable, missing or damaged.
    private void notUsed(RegionRun region, Restarts.@Nullable Decision decision, Throwable why) {
        OptionalLong waitMillis = waitMillis(why);
        if (waitMillis.isPresent()) {
            Restarts.Decision again = decision == null ? null : decision.again();
            executor.submitAfter(waitMillis.getAsLong(), () -> beginAgain(region, again));
        } else if (why instanceof IOException unreadable) {
            notRead(region, decision, unreadable);
        } else {
            restarts.last(why);
            giveUp(region, why);
        }
    }

    /// Handles a newest checkpoint that exists but is unreadable. A later attempt may succeed.
    private void notRead(RegionRun region, Restarts.@Nullable Decision before, IOException why) {
        Attempt.Failed failure = Attempt.Failed.nowhere(JobFaults.notRead(context.name(), why));
        if (before == null || before.isFirst()) ended(region, failure);
        else failed(region, failure, restarts.together(failure, region.region().names()));
    }

    private void overIfAllAre() {
        if (regions.areOver()) on(JobState.Event.ALL_OVER);
    }

    /// Cancels the job, which ends when its subtasks have released their resources.
    void cancel() {
        on(JobState.Event.CANCEL);
    }

    /// Ends the job in this process, and keeps all files that another process needs to continue the job.
    void suspend() {
        on(JobState.Event.SUSPEND);
    }

    private void broken(Throwable thrown) {
        restarts.last(thrown);
        events.notAllRun(true);
        events.failed(thrown, false);
        failure = thrown;
        on(JobState.Event.BREAK);
    }

    private void close() {
        Throwable why = failure;
        executor.close(() -> {
            regions.close();
            Checkpointing opened = checkpointing;
            if (opened == null) end(null, why);
            else opened.coordinator().close(() -> end(opened.checkpoints(), why));
        });
    }

    private void end(@Nullable Checkpoints taken, @Nullable Throwable thrown) {
        if (thrown != null) reports.failed(thrown);
        Runnable threads = hasThreads ? engine::release : () -> {};
        termination.end(new Termination.Holdings(threads, workers, taken), thrown);
    }
}
