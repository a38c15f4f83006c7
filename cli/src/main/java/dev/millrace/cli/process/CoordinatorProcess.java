package dev.millrace.cli.process;

import dev.millrace.api.config.Configuration;
import dev.millrace.cli.gateway.EmbeddedGateway;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.FileSystems;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cli.log.LogFormatter;
import dev.millrace.cli.log.LogSettings;
import dev.millrace.runtime.job.run.LocalJobExecutor;
import dev.millrace.runtime.metric.ProcessMetrics;
import dev.millrace.runtime.report.ReporterPool;
import dev.millrace.server.MemoryPlan;
import dev.millrace.server.access.Audit;
import dev.millrace.server.history.Archivist;
import dev.millrace.server.http.RestSettings;
import dev.millrace.server.http.ServerOptions;
import dev.millrace.server.page.Routes;
import dev.millrace.server.rest.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import dev.millrace.server.sql.SqlPages;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Runs a coordinator from its start to its end.
final class CoordinatorProcess {
    private static final String NAME = "coordinator";

    private static final double HEAP_AT_LEAST = 0.75;
    private static final long HEAP_ROUNDED = 64L << 20;
    /// The maximum time for which a process that shuts down waits for its jobs.
    private static final int END_SECONDS = 10;
    private static final String AUDIT_LOG = "audit.log";

    /// A strong reference keeps the logger's level: the audit log is always on.
    private static final Logger AUDIT = Logger.getLogger(Audit.LOGGER);

    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    /// Completes when everything is closed.
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    private final int port;
    private final String bound;
    private final @Nullable Integer callPort;
    private final @Nullable Path logDirectory;
    private final @Nullable Path jarDirectory;
    private final Map<String, String> settings;
    private final PrintWriter out;
    private final PrintWriter err;

    /// @param printer provides the output streams
    CoordinatorProcess(CoordinatorOptions.Chosen chosen, CommandLine printer) {
        this.port = chosen.port();
        this.bound = chosen.bound();
        this.callPort = chosen.callPort();
        this.logDirectory = chosen.logDirectory();
        this.jarDirectory = chosen.jarDirectory();
        this.settings = chosen.settings();
        this.out = printer.getOut();
        this.err = printer.getErr();
    }

    /// Defines what the process runs.
    interface Task {

        /// Runs when the server accepts requests.
        ///
        /// @return the exit status of the process
        int run(Host host, Duty duty);
    }

    /// Holds what a task uses.
    ///
    /// @param leads completes when this process has become the leader for the first time
    record Duty(SessionDispatcher session, SessionRecovery recovery, CompletableFuture<Void> leads) {}

    /// Runs until the task ends or a shutdown is requested.
    int run(Task task) throws IOException {
        String warning = callPort == null ? null : Exposure.of(bound, Configuration.fromMap(settings));
        LogSettings logSettings = LogSettings.of(settings);
        Host host = Host.real();
        Path logs = logDirectory == null ? host.disk().temporaryDirectory("millrace-logs") : logDirectory;
        Path jars = jarDirectory == null ? host.disk().temporaryDirectory("millrace-jars") : jarDirectory;
        checkUploads();
        Files.createDirectories(logs);
        FileHandler audit = audit(logs);
        MemoryPlan memory = memory();
        memory.settings().forEach(settings::putIfAbsent);
        if (callPort != null) CallPort.complete(settings, host);
        try (OwnLogs _ = OwnLogs.in(host, logs, NAME, logSettings);
                CallPort calls = callPort == null
                        ? null
                        : new CallPort(host, Configuration.fromMap(settings), bound, callPort, jars.resolve("calls"))) {
            return serve(host, calls, new Served(logs, jars, memory, warning), task);
        } finally {
            over.complete(null);
            AUDIT.removeHandler(audit);
            audit.close();
        }
    }

    /// Fails if no plug-in has the file system of uploaded programs.
    private void checkUploads() throws IOException {
        String uploads = settings.get(ServerOptions.UPLOAD_DIRECTORY.key());
        if (uploads != null && FileSystems.isRemote(uploads)) FileSystem.get(URI.create(uploads));
    }

    /// Holds what is printed at the start.
    ///
    /// @param warning about who can reach the ports; null for no warning
    private record Served(
            Path logs,
            Path jars,
            MemoryPlan memory,
            @Nullable String warning) {}

    /// @param calls null if jobs run in this process
    private int serve(Host host, @Nullable CallPort calls, Served served, Task task) {
        RestSettings set = RestSettings.of(served.jars, bound, port, settings);
        LocalJobExecutor engine =
                calls == null ? LocalJobExecutor.on(host) : calls.role().jobs();
        List<ProcessMetrics.Figure> figures =
                calls == null ? List.of() : calls.role().figures();
        Configuration options = Configuration.fromMap(settings);
        try (ReporterPool _ = engine.report(options, figures);
                // Created before the dispatcher, and so closed after the jobs have ended.
                Archivist archivist = Archivist.of(host, options).orElse(null);
                SessionDispatcher dispatcher = new SessionDispatcher(
                        host,
                        settings,
                        served.logs,
                        calls == null
                                ? new SessionDispatcher.Elsewhere(engine, null, () -> null)
                                : new SessionDispatcher.Elsewhere(
                                        engine, calls.role().machines(), calls::instead));
                EmbeddedGateway gateway = new EmbeddedGateway(host);
                RestServer server = RestServer.start(dispatcher, routes(dispatcher, gateway, host, set), host, set)) {
            endWithProcess(host, dispatcher);
            if (archivist != null) archivist.follow(dispatcher);
            SessionRecovery recovery = new SessionRecovery(dispatcher);
            if (calls != null) {
                calls.stand(recovery);
                calls.publish(server.address());
            }
            out.println("millrace coordinator listens at " + server.address());
            if (calls != null) out.println("it takes workers at " + calls.role().address());
            if (set.isOpenToAll()) warn();
            tell(served);
            if (archivist != null) out.println("archives: " + archivist.address());
            int status = task.run(host, new Duty(dispatcher, recovery, calls == null ? DONE : calls.leads()));
            out.println("millrace coordinator ends");
            MillraceException fault = recovery.fault();
            if (fault != null) throw fault;
            return status;
        }
    }

    private static Routes routes(SessionDispatcher dispatcher, EmbeddedGateway gateway, Host host, RestSettings set) {
        Routes routes = Routes.of(dispatcher, host, set);
        SqlPages.add(gateway, set.options(), routes);
        return routes;
    }

    /// On a shutdown of the process, suspends the jobs, so that another process can recover them at once.
    private void endWithProcess(Host host, SessionDispatcher dispatcher) {
        host.threads().beforeExit("millrace-coordinator-exit", () -> {
            dispatcher.shutDown();
            over.orTimeout(END_SECONDS, TimeUnit.SECONDS).handle((_, _) -> null).join();
        });
    }

    private MemoryPlan memory() {
        return MemoryPlan.of(settings, JvmOptions.machineBytes())
                .orElseGet(() -> MemoryPlan.unsaid(Runtime.getRuntime().maxMemory()));
    }

    private static FileHandler audit(Path logs) throws IOException {
        FileHandler audit = new FileHandler(logs.resolve(AUDIT_LOG).toString(), true);
        audit.setFormatter(LogFormatter.audit());
        AUDIT.setLevel(Level.INFO);
        AUDIT.setUseParentHandlers(false);
        AUDIT.addHandler(audit);
        return audit;
    }

    private void tell(Served served) {
        if (served.warning != null) err.println(served.warning);
        out.println("memory: " + served.memory.text());
        if (served.memory.isSaid()) checkHeap(served.memory);
        out.println("logs: " + served.logs.toAbsolutePath());
        out.println("programs: " + served.jars.toAbsolutePath());
    }

    private void checkHeap(MemoryPlan memory) {
        long heap = Runtime.getRuntime().maxMemory();
        // Garbage collectors reserve and round a part, so the heap never has exactly the requested size.
        boolean isAsPlanned = heap <= memory.heap() + HEAP_ROUNDED && heap >= (long) (memory.heap() * HEAP_AT_LEAST);
        if (isAsPlanned) return;
        err.println("WARNING: the heap of this JVM is " + heap + " bytes at most, and not the " + memory.heap()
                + " that the plan has. Start it with ./millrace, or with "
                + String.join(" ", memory.jvmOptions()) + ".");
    }

    private void warn() {
        err.println("WARNING: anyone who reaches " + bound + ":" + port + " may run any code in this process. "
                + "Make users (`millrace user add NAME --role admin --file FILE`) and start with "
                + "-D rest.auth.users=FILE, or listen to this machine only.");
    }
}
