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
    /// The time from the start of the first job to the start of the server, if nothing is known about the program.
    private static final long MOMENT_NANOS = 1_500_000_000;
    private static final Map<String, String> DEFAULTS =
            Map.of(RestOptions.ENABLE_FLAMEGRAPH.key(), "true", "rest.profiling.enabled", "true");

    private final Host host = Host.real();
    private final Map<String, String> settings;
    private final boolean isWanted;
    private final PrintWriter err;
    /// The jobs that started before the server; the classes of the server are loaded only when it starts.
    private final List<LocalJobClient> early = new ArrayList<>();
    private boolean isStarting;
    private @Nullable SessionDispatcher dispatcher;
    private @Nullable RestServer server;
    private boolean isClosed;

    /// @param settings defaults of the program's jobs, and options of the server
    /// @param isWanted false for a console that shows nothing
    /// @param err receives the address
    EmbeddedConsole(Map<String, String> settings, boolean isWanted, PrintWriter err) {
        this.settings = new LinkedHashMap<>(DEFAULTS);
        this.settings.putAll(settings);
        this.isWanted = isWanted;
        this.err = err;
    }

    /// Starts the server now, for a program that is known to run for seconds. Its classes are loaded on another thread
    /// while the program starts.
    synchronized void begin() {
        if (!isWanted || isStarting) return;
        isStarting = true;
        host.threads().start("millrace-console", this::serveOrTell);
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
        long end = host.clock().nanos() + MOMENT_NANOS;
        for (long left = MOMENT_NANOS; left > 0; left = end - host.clock().nanos())
            host.threads().park(left);
        serveOrTell();
    }

    private void serveOrTell() {
        try {
            String address = serve();
            if (address.isEmpty()) return;
            err.println("console: " + address);
        } catch (RuntimeException failed) {
            err.println("millrace: the console cannot be shown: " + failed.getMessage());
        }
        err.flush();
    }

    /// Starts the server without the lock, so that jobs can start meanwhile.
    ///
    /// @return the address; empty if the console is closed already
    String serve() {
        SessionDispatcher shown = SessionDispatcher.ofProgram(host, settings);
        RestServer made = started(shown);
        if (!isPublished(shown, made)) {
            made.close();
            shown.close();
            return "";
        }
        return made.address();
    }

    private RestServer started(SessionDispatcher shown) {
        String port = settings.get(RestOptions.PORT.key());
        try {
            return serve(shown, port == null ? USUAL_PORT : Integer.parseInt(port));
        } catch (MillraceException taken) {
            // Another process listens at the usual port.
            if (port != null) throw taken;
            return serve(shown, 0);
        }
    }

    /// Makes the server known to [#show] and [#close]. Returns false if the console is closed already.
    private synchronized boolean isPublished(SessionDispatcher shown, RestServer made) {
        if (isClosed) return false;
        early.forEach(shown::show);
        early.clear();
        dispatcher = shown;
        server = made;
        return true;
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
