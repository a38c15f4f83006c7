package dev.millrace.server.session;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.plan.JobForm;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.graph.Bounds;
import dev.millrace.graph.Explanation;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.JobGraphs;
import dev.millrace.runtime.job.JobView;
import dev.millrace.runtime.job.JobViews;
import dev.millrace.runtime.job.LocalJobClient;
import dev.millrace.runtime.job.LocalJobExecutor;
import dev.millrace.runtime.job.RescaleView;
import dev.millrace.runtime.job.SnapshotAddresses;
import dev.millrace.runtime.job.VertexView;
import dev.millrace.runtime.watch.Machine;
import dev.millrace.runtime.watch.Machines;
import dev.millrace.runtime.watch.Sampler;
import dev.millrace.runtime.watch.Sampling;
import dev.millrace.runtime.watch.Stacks;
import dev.millrace.runtime.watch.ThisMachine;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs jobs from this process, and in it unless it is told otherwise. One at a time may exist in a process, since
/// programs find their settings through it.
public final class SessionDispatcher implements Dispatcher {
    /// What programs of this process print, among its log files.
    public static final String PRINTED = "coordinator.out";

    private static final Logger LOG = LoggerFactory.getLogger(SessionDispatcher.class);

    /// Who runs and decides about jobs.
    ///
    /// @param workers who run them; null for this process
    /// @param instead tells as [#instead]
    public record Elsewhere(
            LocalJobExecutor engine, @Nullable Machines workers, Supplier<@Nullable Instead> instead) {}

    private final Host host;
    private final Map<String, String> settings;
    private final LocalJobExecutor engine;
    private final SessionJobs jobs = new SessionJobs();
    private final Machine machine;
    private final @Nullable Machines workers;
    private final Supplier<@Nullable Instead> instead;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /// @param settings of all jobs, unless their programs say otherwise
    /// @param logDirectory where this process logs to; null for nowhere
    public SessionDispatcher(Host host, Map<String, String> settings, @Nullable Path logDirectory) {
        this(host, settings, logDirectory, new Elsewhere(LocalJobExecutor.on(host), null, () -> null));
    }

    /// The same, with jobs that run as somebody else decides.
    public SessionDispatcher(
            Host host, Map<String, String> settings, @Nullable Path logDirectory, Elsewhere elsewhere) {
        this.host = host;
        this.instead = elsewhere.instead;
        this.settings = Map.copyOf(settings);
        this.engine = elsewhere.engine;
        this.workers = elsewhere.workers;
        ThisMachine.Self self = new ThisMachine.Self("local", host.threads().cores(), PRINTED);
        this.machine = new ThisMachine(host, self, this::free, this.settings, logDirectory);
        SessionContext.begin();
    }

    /// Done when somebody has asked for the end.
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

    /// Lets a program's jobs run, and tells the first one's id.
    private final class Running implements JobExecutor {
        private final ProgramClasses classes;
        private final Application application;
        private final CompletableFuture<JobID> first;

        Running(ProgramClasses classes, Application application, CompletableFuture<JobID> first) {
            this.classes = classes;
            this.application = application;
            this.first = first;
        }

        @Override
        public JobClient start(JobSpec spec) {
            return follow(spec, (LocalJobClient) engine.start(spec));
        }

        LocalJobClient follow(JobSpec spec, LocalJobClient client) {
            classes.retain();
            SessionJob job = new SessionJob(client, workers);
            jobs.add(client.getJobID(), job);
            application.began(client.getJobID());
            LOG.info("job '{}' ({}) begins", spec.name(), client.getJobID());
            client.getJobExecutionResult().whenComplete((_, thrown) -> {
                job.end(thrown);
                if (job.view().status() == JobStatus.SUSPENDED) jobs.forget(client.getJobID(), job);
                else jobs.ended(client.getJobID());
                tellEnd(job.view(), thrown);
                application.jobEnded(job.view().status());
                classes.release();
            });
            first.complete(client.getJobID());
            return client;
        }

        @Override
        public String explain(JobSpec spec) {
            return Explanation.json(spec);
        }
    }

    /// Lets a program go as far as its first job.
    private static final class Planning implements JobExecutor {
        private final CompletableFuture<PlannedJob> planned;

        Planning(CompletableFuture<PlannedJob> planned) {
            this.planned = planned;
        }

        @Override
        public JobClient start(JobSpec spec) {
            JobGraph graph = JobGraphs.build(spec);
            boolean isStreaming = graph.mode() == RuntimeExecutionMode.STREAMING;
            planned.complete(new PlannedJob(spec.name(), isStreaming, JobViews.of(graph)));
            throw new PlanIsThere();
        }

        @Override
        public String explain(JobSpec spec) {
            return Explanation.json(spec);
        }
    }

    /// Ends a program of which only the plan is wanted.
    private static final class PlanIsThere extends Error {
        private static final long serialVersionUID = 1L;

        PlanIsThere() {
            super("only the plan of this program was asked for", null, false, false);
        }
    }

    private static void tellEnd(JobView job, @Nullable Throwable thrown) {
        if (job.status() == JobStatus.FAILED) LOG.warn("job '{}' ({}) failed", job.name(), job.id(), thrown);
        else LOG.info("job '{}' ({}) is {}", job.name(), job.id(), job.status());
    }

    @Override
    public JobID run(ProgramCall call) {
        CompletableFuture<JobID> first = new CompletableFuture<>();
        Application application = new Application(host, name(call));
        Program program = new Program(host, whole(call), application::ended);
        jobs.add(application);
        program.start(new Running(program.classes(), application, first), thrown -> {
            if (thrown != null) application.failed(thrown);
            programEnded(call, first, thrown);
        });
        return awaited(first);
    }

    /// The jar's, without what makes its id unlike others.
    private static String name(ProgramCall call) {
        String file = String.valueOf(call.jar().getFileName());
        return file.substring(file.indexOf('_') + 1);
    }

    @Override
    public PlannedJob plan(ProgramCall call) {
        CompletableFuture<PlannedJob> planned = new CompletableFuture<>();
        new Program(host, whole(call), () -> {})
                .start(new Planning(planned), thrown -> programEnded(call, planned, thrown));
        return awaited(planned);
    }

    private ProgramCall whole(ProgramCall call) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(call.settings());
        return new ProgramCall(call.jar(), call.mainClass(), call.arguments(), call.parallelism(), all);
    }

    private <T> T awaited(CompletableFuture<T> future) {
        host.threads().await(future);
        try {
            return future.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof MillraceException told) throw told;
            throw failed;
        }
    }

    @Override
    public JobID submit(SentJob sent) {
        CompletableFuture<Application> application = new CompletableFuture<>();
        ProgramClasses classes = new ProgramClasses("a job that was sent", sent.places(), () -> {
            application.thenAccept(Application::ended);
            sent.over().run();
        });
        CompletableFuture<JobID> begun = new CompletableFuture<>();
        // Reading a job runs code of its program, which may take its time.
        host.threads().start("millrace-sent-job", () -> {
            try {
                Thread.currentThread().setContextClassLoader(classes.loader());
                JobSpec spec = JobForm.read(sent.form(), classes.loader());
                // Its name is known only now.
                Application only = new Application(host, spec.name());
                application.complete(only);
                jobs.add(only);
                new Running(classes, only, begun).start(SentSettings.under(spec, settings, sent.files()));
            } catch (Throwable failed) {
                application.thenAccept(each -> each.failed(failed));
                begun.completeExceptionally(failed instanceof MillraceException told ? told : notBegun(failed));
            } finally {
                classes.release();
            }
        });
        return awaited(begun);
    }

    /// Goes on with a job that another process had begun; returns at once. If it cannot be done, that is logged,
    /// and whoever answers for the job next tries it again.
    ///
    /// @return complete when either is known
    public CompletableFuture<Void> resume(LeftJob left) {
        CompletableFuture<Void> known = new CompletableFuture<>();
        Application only = new Application(host, left.name());
        jobs.add(only);
        ProgramClasses classes = new ProgramClasses("job " + left.id(), left.places(), only::ended);
        host.threads().start("millrace-left-job", () -> {
            try {
                Thread.currentThread().setContextClassLoader(classes.loader());
                JobSpec spec = JobForm.read(left.form(), classes.loader());
                LOG.info("goes on with job '{}' ({}) from {}", left.name(), left.id(), left.snapshot());
                new Running(classes, only, new CompletableFuture<>())
                        .follow(spec, engine.resume(left.id(), spec, left.snapshot()));
            } catch (Throwable failed) {
                only.failed(failed);
                LOG.error("job '{}' ({}) cannot be gone on with", left.name(), left.id(), failed);
            } finally {
                classes.release();
                known.complete(null);
            }
        });
        return known;
    }

    /// Shows a job that ended under another process.
    public void remember(PastJob past) {
        jobs.add(past.id(), SessionJob.past(past));
        jobs.ended(past.id());
    }

    /// Ends what there is of all jobs here, so that another process can go on with them.
    ///
    /// @return complete when nothing of them runs here any more
    public CompletableFuture<Void> suspend() {
        return engine.suspend();
    }

    private CompletableFuture<Void> cancelAll() {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (SessionJob each : jobs.all()) {
            LocalJobClient client = each.client();
            if (client != null) ends.add(client.cancel());
        }
        return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
    }

    private static MillraceException notBegun(Throwable thrown) {
        return ServerFaults.NOT_BEGUN
                .what("a job that was sent cannot be begun")
                .cause(thrown)
                .fix("see the cause; the server's log has all of it");
    }

    private static void programEnded(ProgramCall call, CompletableFuture<?> first, @Nullable Throwable thrown) {
        if (first.isDone()) {
            // What a job has thrown is told where the job's end is.
            boolean isJobs = thrown instanceof MillraceException || thrown instanceof PlanIsThere;
            if (thrown != null && !isJobs)
                LOG.warn("the program of {} failed", call.jar().getFileName(), thrown);
            return;
        }
        if (thrown == null) {
            first.completeExceptionally(ServerFaults.NO_JOBS
                    .what(
                            "the program of %s ended, and started no job",
                            call.jar().getFileName())
                    .fix("let its main method call execute() or executeAsync()"));
            return;
        }
        LOG.warn("the program of {} failed before its first job", call.jar().getFileName(), thrown);
        first.completeExceptionally(thrown instanceof MillraceException told ? told : failed(call, thrown));
    }

    private static Throwable failed(ProgramCall call, Throwable thrown) {
        return ServerFaults.PROGRAM
                .what(
                        "the program of %s failed before its first job",
                        call.jar().getFileName())
                .cause(thrown)
                .fix("see the cause; the server's log has all of it");
    }

    // ---- jobs

    private LocalJobClient running(JobID id) {
        LocalJobClient client = jobs.known(id).client();
        if (client != null) return client;
        throw ServerFaults.OVER
                .what("job %s is %s", id, jobs.known(id).view().status())
                .fix("start it again from one of its checkpoints or savepoints");
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

    // ---- the process

    /// Jobs share the step threads, so that no slot is ever taken away from others: what is shown is what Flink
    /// would have taken.
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
    public Machine coordinator() {
        return machine;
    }

    @Override
    public List<Machine> workers() {
        return workers == null ? List.of(machine) : workers.all();
    }

    @Override
    public void shutDown() {
        end.complete(null);
    }

    /// Ends all jobs and waits for that: those with which another process can go on are suspended, others
    /// cancelled.
    @Override
    public void close() {
        host.threads().await(engine.isAnsweredFor() ? engine.suspend() : cancelAll());
        SessionContext.end();
        end.complete(null);
    }
}
