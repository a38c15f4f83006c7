package dev.millrace.server.session;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionException;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.plan.JobForm;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.base.fault.CodedException;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Awaited;
import dev.millrace.base.host.Host;
import dev.millrace.graph.Explanation;
import dev.millrace.migrate.jar.UserSystemExitMode;
import dev.millrace.runtime.job.run.LocalJobClient;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.server.LeftJob;
import dev.millrace.server.PlannedJob;
import dev.millrace.server.ProgramCall;
import dev.millrace.server.SentJob;
import dev.millrace.server.ServerFaults;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the jobs of a session: jobs of programs, jobs that clients sent, and jobs that a former leader
/// left. Thread-safe.
final class JobStarter {
    private static final Logger LOG = LoggerFactory.getLogger(JobStarter.class);

    private final Host host;
    private final Map<String, String> settings;
    private final SessionDispatcher.Elsewhere elsewhere;
    private final SessionJobs jobs;
    private final UserSystemExitMode exitMode;

    /// @param settings defaults for all jobs; settings of a program take precedence
    JobStarter(Host host, Map<String, String> settings, SessionDispatcher.Elsewhere elsewhere, SessionJobs jobs) {
        this.host = host;
        this.settings = settings;
        this.elsewhere = elsewhere;
        this.jobs = jobs;
        this.exitMode = UserSystemExitMode.ofProcess(Configuration.fromMap(settings));
    }

    /// Executes a program's jobs, and reports the id of the first one.
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
        public boolean isInThisProcess() {
            return elsewhere.engine().isInThisProcess();
        }

        @Override
        public JobClient start(JobSpec spec) {
            application.checkMayStart();
            return follow(spec, (LocalJobClient) elsewhere.engine().start(spec));
        }

        LocalJobClient follow(JobSpec spec, LocalJobClient client) {
            classes.retain();
            SessionJob job = new SessionJob(client, elsewhere.workers());
            jobs.add(client.getJobID(), job);
            application.began(client.getJobID(), client::cancel);
            LOG.info("Job '{}' ({}) starts", spec.name(), client.getJobID());
            client.end().whenComplete((_, thrown) -> {
                try {
                    job.end(thrown);
                    if (job.view().status() == JobStatus.SUSPENDED) jobs.forget(client.getJobID(), job);
                    else jobs.over(client.getJobID());
                } finally {
                    job.over().complete(null);
                }
                tellEnd(job.view(), thrown);
                application.jobEnded(client.getJobID(), job.view().status());
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

    private static void tellEnd(JobView job, @Nullable Throwable thrown) {
        if (job.status() == JobStatus.FAILED) LOG.warn("Job '{}' ({}) failed", job.name(), job.id(), thrown);
        else LOG.info("Job '{}' ({}) is {}", job.name(), job.id(), job.status());
    }

    /// See [SessionDispatcher#run].
    JobID run(ProgramCall call) {
        CompletableFuture<JobID> first = new CompletableFuture<>();
        begin(call, first);
        return Awaited.get(host, first);
    }

    /// See [SessionDispatcher#runApplication].
    String runApplication(ProgramCall call) {
        return begin(call, new CompletableFuture<>()).id();
    }

    /// @param first completes with the id of the program's first job
    private Application begin(ProgramCall call, CompletableFuture<JobID> first) {
        Application application = new Application(host, name(call));
        Program program = new Program(host, whole(call), exitMode, application::ended);
        application.interruptedBy(program::interrupt);
        jobs.add(application);
        program.start(new Running(program.classes(), application, first), thrown -> {
            if (thrown != null) application.failed(thrown);
            if (application.isCancelled()) first.completeExceptionally(cancelled(call));
            else programEnded(call, first, thrown);
        });
        return application;
    }

    private static Throwable cancelled(ProgramCall call) {
        return ServerFaults.CANCELLED
                .what("The program of %s was cancelled.", call.jar().getFileName())
                .fix("Run the program again.");
    }

    /// Returns the name of the jar without the prefix that makes the jar's id unique.
    private static String name(ProgramCall call) {
        String file = String.valueOf(call.jar().getFileName());
        return file.substring(file.indexOf('_') + 1);
    }

    /// See [SessionDispatcher#plan].
    PlannedJob plan(ProgramCall call) {
        CompletableFuture<PlannedJob> planned = new CompletableFuture<>();
        new Program(host, whole(call), exitMode, () -> {})
                .start(new Planning(planned), thrown -> programEnded(call, planned, thrown));
        return Awaited.get(host, planned);
    }

    private ProgramCall whole(ProgramCall call) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(call.settings());
        return new ProgramCall(call.jar(), call.mainClass(), call.arguments(), call.parallelism(), all, call.output());
    }

    /// See [SessionDispatcher#submit].
    JobID submit(SentJob sent) {
        CompletableFuture<Application> application = new CompletableFuture<>();
        ProgramClasses classes = new ProgramClasses("a job that was sent", sent.places(), exitMode, () -> {
            application.thenAccept(Application::ended);
            sent.over().run();
        });
        CompletableFuture<JobID> begun = new CompletableFuture<>();
        // Reading a job runs code of its program, which may take long.
        host.threads().start("millrace-sent-job", () -> {
            try {
                Thread.currentThread().setContextClassLoader(classes.loader());
                JobSpec spec = JobForm.read(sent.form(), classes.loader());
                // The job's name is known only now.
                Application only = new Application(host, spec.name());
                application.complete(only);
                jobs.add(only);
                new Running(classes, only, begun).start(SentSettings.under(spec, settings, sent.files()));
            } catch (Throwable failed) {
                application.thenAccept(each -> each.failed(failed));
                begun.completeExceptionally(failed instanceof CodedException ? failed : notBegun(failed));
            } finally {
                classes.release();
            }
        });
        return Awaited.get(host, begun);
    }

    /// Recovers a job that a former leader started; returns at once. If recovery fails, the failure is logged, and the
    /// next leader of the job tries again.
    ///
    /// @return completes when recovery has succeeded or failed
    CompletableFuture<Void> resume(LeftJob left) {
        CompletableFuture<Void> known = new CompletableFuture<>();
        Application only = new Application(host, left.name());
        jobs.add(only);
        ProgramClasses classes = new ProgramClasses("job " + left.id(), left.places(), exitMode, only::ended);
        host.threads().start("millrace-left-job", () -> {
            try {
                Thread.currentThread().setContextClassLoader(classes.loader());
                JobSpec spec = JobForm.read(left.form(), classes.loader());
                LOG.info("Job '{}' ({}) continues from {}", left.name(), left.id(), left.snapshot());
                new Running(classes, only, new CompletableFuture<>())
                        .follow(spec, elsewhere.engine().resume(left.id(), spec, left.snapshot()));
            } catch (Throwable failed) {
                only.failed(failed);
                LOG.error("Job '{}' ({}) cannot continue", left.name(), left.id(), failed);
            } finally {
                classes.release();
                known.complete(null);
            }
        });
        return known;
    }

    private static MillraceException notBegun(Throwable thrown) {
        return ServerFaults.NOT_BEGUN
                .what("A submitted job cannot be started.")
                .cause(thrown)
                .fix("Correct the cause. The log of the coordinator has the stack trace.");
    }

    private static void programEnded(ProgramCall call, CompletableFuture<?> first, @Nullable Throwable thrown) {
        if (first.isDone()) {
            // The job's own outcome reports what the job has thrown.
            boolean isJobs = thrown instanceof CodedException
                    || thrown instanceof JobExecutionException
                    || thrown instanceof Planning.PlanIsThere;
            if (thrown != null && !isJobs)
                LOG.warn("The program of {} failed", call.jar().getFileName(), thrown);
            return;
        }
        if (thrown == null) {
            first.completeExceptionally(ServerFaults.NO_JOBS
                    .what(
                            "The program of %s ended without starting a job.",
                            call.jar().getFileName())
                    .fix("Call execute() or executeAsync() in the main method."));
            return;
        }
        LOG.warn("The program of {} failed before its first job", call.jar().getFileName(), thrown);
        first.completeExceptionally(thrown instanceof CodedException ? thrown : failed(call, thrown));
    }

    private static Throwable failed(ProgramCall call, Throwable thrown) {
        return ServerFaults.PROGRAM
                .what(
                        "The program of %s failed before its first job.",
                        call.jar().getFileName())
                .cause(thrown)
                .fix("Correct the cause. The log of the coordinator has the stack trace.");
    }
}
