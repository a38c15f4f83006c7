package dev.millrace.cli.process;

import dev.millrace.api.config.JobManagerOptions;
import dev.millrace.api.config.RestOptions;
import dev.millrace.api.fs.FileSystems;
import dev.millrace.cli.remote.RemoteOptions;
import dev.millrace.cli.remote.SettingOptions;
import dev.millrace.migrate.jar.PluginDirectory;
import dev.millrace.server.access.SecurityKeys;
import dev.millrace.server.http.ServerOptions;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Defines the options for the addresses and directories of a coordinator. Command line options take precedence
/// over settings.
public final class CoordinatorOptions {
    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port of the HTTP interface. Default: rest.port, or 8081. 0 takes any free port.")
    private @Nullable Integer port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description =
                    "The address to listen at. Default: jobmanager.rpc.address, or 127.0.0.1. Everyone who reaches"
                            + " another address may run code, unless there are users.")
    private @Nullable String bound;

    @Option(
            names = "--call-port",
            paramLabel = "N",
            description =
                    "The port for calls of workers (`millrace worker`), on which the jobs then run. 0 takes any free"
                            + " port. Default: jobmanager.rpc.port. If neither the port nor jobmanager.rpc is set, the"
                            + " jobs run in this process.")
    private @Nullable Integer callPort;

    @Option(
            names = "--log-dir",
            paramLabel = "DIR",
            description = "The directory of logs. Default: env.log.dir, or a new directory, which the command prints.")
    private @Nullable Path logDirectory;

    @Option(
            names = "--jar-dir",
            paramLabel = "DIR",
            description = "The directory of uploaded programs. Default: web.upload.dir, or a new directory.")
    private @Nullable Path jarDirectory;

    @Option(
            names = "--web",
            paramLabel = "PAGES",
            description = "The web pages at the address: console, flink (the jar flink-runtime-web must be on the class"
                    + " path), or none. Default: millrace.web.pages, or console.")
    private @Nullable String pages;

    @Option(names = "--no-ui", description = "The same as --web none.")
    private boolean hasNoPages;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    /// Holds the resulting options.
    ///
    /// @param callPort null if jobs run in the process
    /// @param logDirectory null for a new one
    /// @param jarDirectory null for a new one
    /// @param settings a mutable map
    public record Chosen(
            int port,
            String bound,
            @Nullable Integer callPort,
            @Nullable Path logDirectory,
            @Nullable Path jarDirectory,
            Map<String, String> settings) {}

    /// Returns the options, and makes the plug-ins of the process available.
    public Chosen chosen() {
        Map<String, String> all = settings.all();
        if (pages != null) all.put(ServerOptions.WEB_PAGES.key(), pages);
        if (hasNoPages) all.put(ServerOptions.WEB_PAGES.key(), "none");
        SecurityKeys.check(all);
        PluginDirectory.install(all, System.getenv());
        String host = all.get(JobManagerOptions.ADDRESS.key());
        String calls = all.get(JobManagerOptions.PORT.key());
        Integer called =
                calls != null ? Integer.valueOf(calls) : host != null ? JobManagerOptions.PORT.defaultValue() : null;
        return new Chosen(
                port != null ? port : Integer.parseInt(all.getOrDefault(RestOptions.PORT.key(), RemoteOptions.PORT)),
                bound != null ? bound : host != null ? host : "127.0.0.1",
                callPort != null ? callPort : called,
                logDirectory != null ? logDirectory : path(all, ProcessOptions.LOG_DIRECTORY.key()),
                jars(all),
                all);
    }

    /// Returns the directory of uploaded programs on this machine; null for a new one. If the programs are in another
    /// file system, the directory has their copies.
    private @Nullable Path jars(Map<String, String> all) {
        String option = ServerOptions.UPLOAD_DIRECTORY.key();
        if (jarDirectory != null) all.remove(option);
        String named = all.get(option);
        return named == null || FileSystems.isRemote(named) ? jarDirectory : path(all, option);
    }

    private static @Nullable Path path(Map<String, String> all, String option) {
        String named = all.get(option);
        return named == null ? null : FileSystems.local(option, named);
    }
}
