package dev.millrace.cli.process;

import dev.millrace.api.config.HistoryServerOptions;
import dev.millrace.base.host.Host;
import dev.millrace.cli.log.LogSettings;
import dev.millrace.cli.remote.SettingOptions;
import dev.millrace.migrate.jar.PluginDirectory;
import dev.millrace.server.access.SecurityKeys;
import dev.millrace.server.history.HistoryServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs a history server until it is stopped.
@Command(
        name = "historyserver",
        mixinStandardHelpOptions = true,
        description = "Starts a history server, which shows ended jobs from the archives that coordinators write to"
                + " jobmanager.archive.fs.dir. The HTTP interface is the one of a coordinator. Without users"
                + " (`millrace user`, -D rest.auth.users=FILE) no request needs a password. The server therefore"
                + " listens at 127.0.0.1 unless --host is given.")
public final class HistoryServerCommand implements Callable<Integer> {
    private static final String NAME = "history";
    private static final int LEAVING_SECONDS = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--archive-dir",
            paramLabel = "DIR",
            description = "The directories of archives, separated by commas. Default: historyserver.archive.fs.dir.")
    private @Nullable String directories;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port to listen at. Default: historyserver.web.port, or 8082. 0 takes any free port.")
    private @Nullable Integer port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen at. Default: historyserver.web.address, or 127.0.0.1.")
    private @Nullable String bound;

    @Option(
            names = "--log-dir",
            paramLabel = "DIR",
            description = "The directory of logs. Default: env.log.dir, or a new directory, which the command prints.")
    private @Nullable Path logDirectory;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> all = settings.all();
        SecurityKeys.check(all);
        PluginDirectory.install(all, System.getenv());
        if (directories != null) all.put(HistoryServerOptions.HISTORY_SERVER_ARCHIVE_DIRS.key(), directories);
        if (port != null) all.put(HistoryServerOptions.HISTORY_SERVER_WEB_PORT.key(), Integer.toString(port));
        if (bound != null) all.put(HistoryServerOptions.HISTORY_SERVER_WEB_ADDRESS.key(), bound);
        LogSettings logSettings = LogSettings.of(all);
        Host host = Host.real();
        Path logs = logs(all, host);
        CompletableFuture<Void> end = new CompletableFuture<>();
        CompletableFuture<Void> over = new CompletableFuture<>();
        try (OwnLogs _ = OwnLogs.in(host, logs, NAME, logSettings);
                HistoryServer server = HistoryServer.start(host, all)) {
            host.threads().beforeExit("millrace-history-exit", () -> end(end, over));
            out.println("millrace history server listens at " + server.address());
            for (String each : server.directories()) out.println("archives: " + each);
            out.println("logs: " + logs.toAbsolutePath());
            out.println("its own files: " + server.own().toAbsolutePath());
            if (server.isOpenToAll()) {
                spec.commandLine()
                        .getErr()
                        .println(
                                "WARNING: anyone who reaches " + server.address() + " may read all archives. Make users"
                                        + " (`millrace user add NAME --role read --file FILE`) and start with"
                                        + " -D rest.auth.users=FILE, or listen to this machine only.");
            }
            host.threads().await(end);
        } finally {
            over.complete(null);
        }
        return 0;
    }

    private Path logs(Map<String, String> all, Host host) throws IOException {
        if (logDirectory != null) return logDirectory;
        String shared = all.get(ProcessOptions.LOG_DIRECTORY.key());
        return shared == null ? host.disk().temporaryDirectory("millrace-logs") : Path.of(shared);
    }

    /// Stops the server when the JVM exits, and waits until the server has deleted its own files.
    ///
    /// @param end stops the server when it completes
    /// @param over completes when the server has stopped
    private static void end(CompletableFuture<Void> end, CompletableFuture<Void> over) {
        end.complete(null);
        over.completeOnTimeout(null, LEAVING_SECONDS, TimeUnit.SECONDS).join();
    }
}
