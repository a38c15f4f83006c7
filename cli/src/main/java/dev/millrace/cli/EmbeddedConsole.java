package dev.millrace.cli;

import dev.millrace.api.config.RestOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.job.run.LocalJobClient;
import dev.millrace.server.http.RestSettings;
import dev.millrace.server.page.Routes;
import dev.millrace.server.rest.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Serves the web console for the jobs of a program that runs in this process. The server starts only if a job runs for
/// longer than a moment, because short programs end before anybody could look. It takes no programs. Thread-safe.
final class EmbeddedConsole implements AutoCloseable {
    private static final String LOCAL = "127.0.0.1";
    private static final int USUAL_PORT = 8081;
    /// How long a program runs before the console starts, if nothing is known about the program.
    static final Duration MOMENT = Duration.ofMillis(1_500);
    /// The same for a program that is known to run for seconds.
    static final Duration SHORT_MOMENT = Duration.ofMillis(250);

    private static final Map<String, String> DEFAULTS =
            Map.of(RestOptions.ENABLE_FLAMEGRAPH.key(), "true", "rest.profiling.enabled", "true");

    private final Host host = Host.real();
    private final Map<String, String> settings;
    private final boolean isWanted;
    private final long momentNanos;
    private final PrintWriter err;
    /// The jobs that started before the server; the classes of the server are loaded only when it starts.
    private final List<LocalJobClient> early = new ArrayList<>();
    private boolean isStarting;
    private @Nullable SessionDispatcher dispatcher;
    private @Nullable RestServer server;
    private boolean isClosed;

    /// @param settings defaults of the program's jobs, and options of the server
    /// @param isWanted false for a console that shows nothing
    /// @param moment the time from the start of the first job to the start of the server
    /// @param err receives the address
    EmbeddedConsole(Map<String, String> settings, boolean isWanted, Duration moment, PrintWriter err) {
        this.settings = new LinkedHashMap<>(DEFAULTS);
        this.settings.putAll(settings);
        this.isWanted = isWanted;
        momentNanos = moment.toNanos();
        this.err = err;
    }

    /// Adds a job.
    synchronized void show(JobClient client) {
        if (!isWanted || isClosed || !(client instanceof LocalJobClient local)) return;
        if (dispatcher != null) {
            dispatcher.show(local);
            return;
        }
        early.add(local);
        if (!isStarting) host.threads().start("millrace-console", this::serveAfterMoment);
        isStarting = true;
    }

    private void serveAfterMoment() {
        long end = host.clock().nanos() + momentNanos;
        for (long left = momentNanos; left > 0; left = end - host.clock().nanos())
            host.threads().park(left);
        try {
            serve();
        } catch (RuntimeException failed) {
            err.println("millrace: the console cannot be shown: " + failed.getMessage());
        }
    }

    private synchronized void serve() {
        if (isClosed) return;
        SessionDispatcher shown = SessionDispatcher.ofProgram(host, settings);
        dispatcher = shown;
        early.forEach(shown::show);
        early.clear();
        String port = settings.get(RestOptions.PORT.key());
        try {
            server = serve(shown, port == null ? USUAL_PORT : Integer.parseInt(port));
        } catch (MillraceException taken) {
            // Another process listens at the usual port.
            if (port != null) throw taken;
            server = serve(shown, 0);
        }
        err.println("console: " + server.address());
        err.flush();
    }

    private RestServer serve(SessionDispatcher shown, int port) {
        RestSettings own = RestSettings.of(Path.of("."), LOCAL, port, settings);
        return RestServer.start(Routes.ofRunningJobs(shown, host, own), host, own);
    }

    /// Ends the server. Jobs continue.
    @Override
    public synchronized void close() {
        isClosed = true;
        if (server != null) server.close();
        if (dispatcher != null) dispatcher.close();
    }
}
