package dev.millrace.server.session;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.result.ResultPage;
import dev.millrace.api.result.ResultRequest;
import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.host.Host;
import dev.millrace.graph.Bounds;
import dev.millrace.runtime.job.run.LocalJobClient;
import dev.millrace.runtime.job.run.LocalJobExecutor;
import dev.millrace.runtime.job.snapshot.SnapshotAddresses;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.runtime.job.view.RescaleView;
import dev.millrace.runtime.job.view.VertexView;
import dev.millrace.runtime.profile.LocalProfiler;
import dev.millrace.runtime.stats.LocalProcessStats;
import dev.millrace.runtime.stats.ProcessStats;
import dev.millrace.runtime.stats.Sampler;
import dev.millrace.runtime.stats.Sampling;
import dev.millrace.runtime.stats.Stacks;
import dev.millrace.runtime.stats.WorkerProcesses;
import dev.millrace.runtime.tap.RecordTapper;
import dev.millrace.runtime.tap.TapRequest;
import dev.millrace.runtime.tap.TappedRecord;
import dev.millrace.server.ApplicationView;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.JobOutcome;
import dev.millrace.server.LeftJob;
import dev.millrace.server.PastJob;
import dev.millrace.server.PlannedJob;
import dev.millrace.server.ProgramCall;
import dev.millrace.server.SentJob;
import dev.millrace.server.ServerFaults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Runs programs and jobs. By default the jobs run in this process. At most one instance may exist in a process,
/// because programs find their settings through static state.
public final class SessionDispatcher implements Dispatcher {
    /// The log file that receives what programs of this process print.
    public static final String PRINTED = "coordinator.out";

    /// Says which engine and workers execute the jobs.
    ///
    /// @param workers the workers that run the jobs; null if jobs run in this process
    /// @param instead returns the value of [#instead]
    public record Elsewhere(
            LocalJobExecutor engine, @Nullable WorkerProcesses workers, Supplier<@Nullable Instead> instead) {}

    private final Host host;
    private final Map<String, String> settings;
    private final LocalJobExecutor engine;
    private final SessionJobs jobs = new SessionJobs();
    private final JobStarter beginnings;
    private final ProcessStats machine;
    private final @Nullable WorkerProcesses workers;
    private final Supplier<@Nullable Instead> instead;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final boolean isOfOneProgram;

    /// @param settings defaults for all jobs; settings of a program take precedence
    /// @param logDirectory the directory of this process's logs; null if there is none
    public SessionDispatcher(Host host, Map<String, String> settings, @Nullable Path logDirectory) {
        this(host, settings, logDirectory, new Elsewhere(LocalJobExecutor.on(host), null, () -> null));
    }

    /// Creates a dispatcher whose jobs run on the given engine and workers.
    public SessionDispatcher(
            Host host, Map<String, String> settings, @Nullable Path logDirectory, Elsewhere elsewhere) {
        this(host, settings, logDirectory, elsewhere, false);
        SessionContext.begin();
    }

    private SessionDispatcher(
            Host host,
            Map<String, String> settings,
            @Nullable Path logDirectory,
            Elsewhere elsewhere,
            boolean isOfOneProgram) {
        this.host = host;
        this.isOfOneProgram = isOfOneProgram;
        this.instead = elsewhere.instead;
        this.settings = OrderedCopy.of(settings);
        this.engine = elsewhere.engine;
        this.workers = elsewhere.workers;
        this.beginnings = new JobStarter(host, this.settings, elsewhere, jobs);
        LocalProcessStats.Self self =
                new LocalProcessStats.Self("local", host.threads().cores(), PRINTED);
        this.machine = new LocalProcessStats(
                host,
                self,
                this::free,
                this.settings,
                Map.of(),
                logDirectory,
                new LocalProfiler(host, self.id(), this.settings));
    }

    /// Creates a dispatcher that shows the jobs of a program that runs in this process and starts its jobs itself. The
    /// dispatcher does not end these jobs.
    public static SessionDispatcher ofProgram(Host host, Map<String, String> settings) {
        return new SessionDispatcher(
                host, settings, null, new Elsewhere(LocalJobExecutor.on(host), null, () -> null), true);
    }

    /// Adds a job that the program has started.
    public void show(LocalJobClient client) {
        SessionJob job = new SessionJob(client, null);
        jobs.add(client.getJobID(), job);
        var unused = client.end().whenComplete((_, thrown) -> {
            try {
                job.end(thrown);
                jobs.over(client.getJobID());
            } finally {
                job.over().complete(null);
            }
        });
    }

    /// Returns a future that completes when a client has requested the end of the process.
    public CompletableFuture<Void> end() {
        return end;
    }

    @Override
    public @Nullable Instead instead() {
        return instead.get();
    }

    @Override
    public List<JobView> jobs() {
        return jobs.all().stream().map(SessionJob::view).toList();
    }

    @Override
    public @Nullable JobView job(JobID id) {
        SessionJob job = jobs.find(id);
        return job == null ? null : job.view();
    }

    @Override
    public @Nullable JobOutcome outcome(JobID id) {
        return jobs.known(id).outcome();
    }

    @Override
    public Map<String, Accumulated> accumulators(JobID id) {
        return jobs.known(id).accumulators();
    }

    @Override
    public VertexAccumulated accumulators(JobID id, String vertex) {
        return jobs.known(id).accumulators(vertex);
    }

    @Override
    public Map<String, String> serializedAccumulators(JobID id) {
        return jobs.known(id).serializedAccumulators();
    }

    @Override
    public Map<String, String> metrics(JobID id) {
        return jobs.known(id).metrics();
    }

    @Override
    public CompletableFuture<List<Stacks>> stacks(JobID id, String vertex, Sampling sampling) {
        LocalJobClient client = running(id);
        if (workers != null) return workers.sample(id, vertex, workers(client.view(), vertex), sampling);
        CompletableFuture<List<Stacks>> seen = new CompletableFuture<>();
        host.threads().startBlocking("millrace-flames", () -> {
            try {
                seen.complete(Sampler.sample(host, sampling, () -> client.subjects(vertex)));
            } catch (RuntimeException failed) {
                seen.completeExceptionally(failed);
            }
        });
        return seen;
    }

    @Override
    public CompletableFuture<List<TappedRecord>> tap(JobID id, String vertex, TapRequest request) {
        LocalJobClient client = running(id);
        if (workers != null) return workers.tap(id, vertex, workers(client.view(), vertex), request);
        CompletableFuture<List<TappedRecord>> seen = new CompletableFuture<>();
        host.threads().startBlocking("millrace-tap", () -> {
            try {
                seen.complete(RecordTapper.sample(host, request, client.subjects(vertex)));
            } catch (RuntimeException failed) {
                seen.completeExceptionally(failed);
            }
        });
        return seen;
    }

    @Override
    public ResultPage results(JobID id, ResultRequest request) {
        LocalJobClient client = jobs.known(id).client();
        return client == null ? ResultPage.NONE : client.results(request);
    }

    private static Set<String> workers(JobView job, String vertex) {
        VertexView view = job.vertex(vertex);
        if (view == null) return Set.of();
        return view.subtasks().stream().map(each -> each.place().worker()).collect(Collectors.toSet());
    }

    // ---- programs

    @Override
    public List<ApplicationView> applications() {
        return jobs.applications().stream().map(Application::view).toList();
    }

    @Override
    public JobID run(ProgramCall call) {
        return beginnings.run(call);
    }

    @Override
    public String runApplication(ProgramCall call) {
        return beginnings.runApplication(call);
    }

    @Override
    public void cancelApplication(String id) {
        jobs.application(id).cancel();
    }

    @Override
    public PlannedJob plan(ProgramCall call) {
        return beginnings.plan(call);
    }

    @Override
    public JobID submit(SentJob sent) {
        return beginnings.submit(sent);
    }

    /// Recovers a job that a former leader started; returns at once. If recovery fails, the failure is logged, and the
    /// next leader of the job tries again.
    ///
    /// @return completes when recovery has succeeded or failed
    public CompletableFuture<Void> resume(LeftJob left) {
        return beginnings.resume(left);
    }

    /// Adds a job that ended under a former leader to the list of jobs.
    public void remember(PastJob past) {
        jobs.add(past.id(), SessionJob.past(past));
        jobs.ended(past.id());
    }

    /// Stops all jobs of this process, so that another process can recover them.
    ///
    /// @return completes when no job runs here any more
    public CompletableFuture<Void> suspend() {
        return engine.suspend();
    }

    private CompletableFuture<Void> cancelAll() {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (SessionJob each : jobs.all()) {
            LocalJobClient client = each.client();
            if (client != null) ends.add(client.cancel());
            // The returned future also waits for the listeners of the jobs' ends.
            ends.add(each.over());
        }
        return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
    }

    // ---- jobs

    private LocalJobClient running(JobID id) {
        LocalJobClient client = jobs.known(id).client();
        if (client != null) return client;
        throw ServerFaults.OVER
                .what("Job %s has the status %s.", id, jobs.known(id).view().status())
                .fix("Start the job again from one of its checkpoints or savepoints.");
    }

    @Override
    public CompletableFuture<Void> cancel(JobID id) {
        LocalJobClient client = jobs.known(id).client();
        return client == null ? CompletableFuture.completedFuture(null) : client.cancel();
    }

    @Override
    public CompletableFuture<String> savepoint(JobID id, @Nullable String directory) {
        return running(id).triggerSavepoint(directory, SavepointFormatType.CANONICAL);
    }

    @Override
    public CompletableFuture<String> stop(JobID id, @Nullable String directory, boolean drains) {
        return running(id).stopWithSavepoint(drains, directory, SavepointFormatType.CANONICAL);
    }

    @Override
    public CompletableFuture<Long> checkpoint(JobID id) {
        return running(id).triggerCheckpoint();
    }

    @Override
    public Map<String, Bounds> bounds(JobID id) {
        return running(id).bounds();
    }

    @Override
    public void require(JobID id, Map<String, Bounds> wanted) {
        running(id).require(wanted);
    }

    @Override
    public List<RescaleView> rescales(JobID id) {
        LocalJobClient client = jobs.known(id).client();
        return client == null ? List.of() : client.rescales();
    }

    @Override
    public void dispose(String path) throws IOException {
        ClassLoader loader = SessionDispatcher.class.getClassLoader();
        new SnapshotAddresses(host.disk(), loader, Configuration.fromMap(settings)).disposeSavepoint(path);
    }

    // ---- process

    /// Jobs share the step threads, so no job occupies slots exclusively. The result is the number of slots that would
    /// be free in Flink.
    private int free() {
        int taken = 0;
        for (JobView each : jobs()) {
            if (each.status().isTerminalState()) continue;
            taken += each.vertices().stream()
                    .mapToInt(VertexView::parallelism)
                    .max()
                    .orElse(0);
        }
        return Math.max(0, machine.slots() - taken);
    }

    @Override
    public ProcessStats coordinator() {
        return machine;
    }

    @Override
    public List<ProcessStats> workers() {
        return workers == null ? List.of(machine) : workers.all();
    }

    @Override
    public void whenJobEnds(Consumer<JobID> listener) {
        jobs.whenOver(listener);
    }

    @Override
    public void shutDown() {
        end.complete(null);
    }

    /// Ends all jobs and waits for their end. Suspends jobs that another process can recover, and cancels the others.
    @Override
    public void close() {
        end.complete(null);
        if (isOfOneProgram) return;
        host.threads().await(engine.canBeContinuedElsewhere() ? engine.suspend() : cancelAll());
        SessionContext.end();
        end.complete(null);
    }
}
