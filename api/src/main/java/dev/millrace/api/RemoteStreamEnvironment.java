package dev.millrace.api;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.DeploymentOptions;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.config.RestOptions;
import dev.millrace.api.execution.SavepointRestoreSettings;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.plan.RemoteExecutor;
import dev.millrace.api.plan.RemoteFaults;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Submits jobs to a coordinator over HTTP, together with the jars of the program. The module `millrace-client` must be
/// on the class path.
public class RemoteStreamEnvironment extends StreamExecutionEnvironment {
    private static final int PORT_LAST = 65_535;

    /// Creates an environment for a coordinator.
    ///
    /// @param port the port of the coordinator's HTTP interface
    /// @param jarFiles the paths of the jars with the classes of the program
    public RemoteStreamEnvironment(String host, int port, String... jarFiles) {
        this(host, port, null, jarFiles);
    }

    /// Creates an environment for a coordinator.
    ///
    /// @param port the port of the coordinator's HTTP interface
    /// @param clientConfiguration the settings of the jobs; null for none
    /// @param jarFiles the paths of the jars with the classes of the program
    public RemoteStreamEnvironment(
            String host, int port, @Nullable Configuration clientConfiguration, String... jarFiles) {
        this(host, port, clientConfiguration, jarFiles, null);
    }

    /// Creates an environment for a coordinator.
    ///
    /// @param port the port of the coordinator's HTTP interface
    /// @param clientConfiguration the settings of the jobs; null for none
    /// @param jarFiles the paths of the jars with the classes of the program; null for none
    /// @param globalClasspaths the locations of further classes on the coordinator's own disk; null for none
    public RemoteStreamEnvironment(
            String host,
            int port,
            @Nullable Configuration clientConfiguration,
            String @Nullable [] jarFiles,
            URL @Nullable [] globalClasspaths) {
        this(host, port, clientConfiguration, jarFiles, globalClasspaths, null);
    }

    /// Creates an environment for a coordinator.
    ///
    /// @param port the port of the coordinator's HTTP interface
    /// @param clientConfiguration the settings of the jobs; null for none
    /// @param jarFiles the paths of the jars with the classes of the program; null for none
    /// @param globalClasspaths the locations of further classes on the coordinator's own disk; null for none
    /// @param savepointRestoreSettings the snapshot from which jobs start; null for the one in the settings
    public RemoteStreamEnvironment(
            String host,
            int port,
            @Nullable Configuration clientConfiguration,
            String @Nullable [] jarFiles,
            URL @Nullable [] globalClasspaths,
            @Nullable SavepointRestoreSettings savepointRestoreSettings) {
        super(settings(host, port, clientConfiguration, savepointRestoreSettings));
        if (jarFiles != null && jarFiles.length > 0) {
            List<String> jars = Arrays.stream(jarFiles)
                    .map(RemoteStreamEnvironment::jarAddress)
                    .toList();
            add(PipelineOptions.JARS, jars);
        }
        if (globalClasspaths != null && globalClasspaths.length > 0) {
            List<String> places =
                    Arrays.stream(globalClasspaths).map(URL::toExternalForm).toList();
            add(PipelineOptions.CLASSPATHS, places);
        }
    }

    /// Creates the environment that the settings describe.
    RemoteStreamEnvironment(Configuration configuration) {
        super(configuration);
    }

    private void add(ConfigOption<List<String>> option, List<String> further) {
        List<String> all = new ArrayList<>(configuration.getOptional(option).orElse(List.of()));
        further.stream().filter(each -> !all.contains(each)).forEach(all::add);
        configuration.set(option, all);
    }

    private static Configuration settings(
            String host, int port, @Nullable Configuration given, @Nullable SavepointRestoreSettings start) {
        if (JobExecutor.HERE.isBound()) {
            throw RemoteFaults.NOT_HERE
                    .what(
                            "The program creates an environment for %s:%d, but a coordinator runs this program.",
                            host, port)
                    .why("The coordinator that runs a submitted program also runs its jobs.")
                    .fix("Use getExecutionEnvironment() in the program, or start its main method with java.");
        }
        if (host == null || host.isBlank() || port < 1 || port > PORT_LAST) {
            throw RemoteFaults.ADDRESS
                    .argument("'%s' and %d are not a host and a port.", host, port)
                    .why("A host must have a name, and a port must be from 1 to %d.", PORT_LAST)
                    .fix("Set the address that the coordinator prints when it starts.");
        }
        Configuration settings = given == null ? new Configuration() : new Configuration(given);
        settings.set(DeploymentOptions.TARGET, RemoteExecutor.TARGET);
        settings.set(RestOptions.ADDRESS, host);
        settings.set(RestOptions.PORT, port);
        if (start != null) SavepointRestoreSettings.toConfiguration(start, settings);
        return settings;
    }

    private static String jarAddress(String given) {
        try {
            Path path = (given.startsWith("file:") ? Path.of(URI.create(given)) : Path.of(given)).toAbsolutePath();
            Disk disk = Host.real().disk();
            if (disk.exists(path) && !disk.entry(path).isDirectory())
                return path.toUri().toString();
        } catch (IOException | IllegalArgumentException unusable) {
            throw RemoteFaults.JAR
                    .what("The jar %s cannot be read.", given)
                    .cause(unusable)
                    .fix("Check the path and its permissions.");
        }
        throw RemoteFaults.JAR
                .what("The jar %s does not exist.", given)
                .fix("Build the jar of the program first, or check the path.");
    }

    /// Returns the host of the coordinator.
    public String getHost() {
        return Optional.ofNullable(configuration.get(RestOptions.ADDRESS)).orElse("127.0.0.1");
    }

    /// Returns the port of the coordinator's HTTP interface.
    public int getPort() {
        return configuration.get(RestOptions.PORT);
    }

    @Override
    public String toString() {
        return "environment of jobs at " + getHost() + ":" + getPort() + " with parallelism " + getParallelism();
    }
}
