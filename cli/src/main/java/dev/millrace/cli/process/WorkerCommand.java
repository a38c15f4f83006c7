package dev.millrace.cli.process;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.HighAvailabilityOptions;
import dev.millrace.api.config.JobManagerOptions;
import dev.millrace.api.config.TaskManagerOptions;
import dev.millrace.api.fs.FileSystems;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.cli.log.LogSettings;
import dev.millrace.cli.remote.SettingOptions;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Station;
import dev.millrace.cluster.call.Tls;
import dev.millrace.cluster.heartbeat.Heartbeats;
import dev.millrace.cluster.leader.Leader;
import dev.millrace.cluster.leader.Leadership;
import dev.millrace.cluster.leader.Leaderships;
import dev.millrace.cluster.message.RetryPolicy;
import dev.millrace.cluster.role.WorkerRole;
import dev.millrace.migrate.jar.JobClassLoader;
import dev.millrace.migrate.jar.PluginDirectory;
import dev.millrace.migrate.jar.UserSystemExitMode;
import dev.millrace.network.DataPlane;
import dev.millrace.network.NetworkSettings;
import dev.millrace.server.MemoryPlan;
import dev.millrace.server.access.SecurityKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs a worker until it is stopped.
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        description = "Starts a worker, which runs subtasks of the jobs of a coordinator (`millrace coordinator"
                + " --call-port N`). A worker reconnects to a coordinator that was away. You may stop a worker at"
                + " any time: its jobs restart on other workers.")
public final class WorkerCommand implements Callable<Integer> {
    private static final String NAME = "worker";
    private static final String HERE = "127.0.0.1";
    private static final int NAME_BYTES = 4;
    private static final int LEAVING_SECONDS = 10;
    /// The worker only observes the leader election and is never a contender.
    private static final Address NOBODY = new Address("worker", 1);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-m", "--coordinator"},
            paramLabel = "HOST:PORT",
            description = "The address for calls of the coordinator. Default: the leader that high-availability.type"
                    + " finds, or jobmanager.rpc.address and jobmanager.rpc.port.")
    private @Nullable String coordinator;

    @Option(names = "--name", description = "The name of the worker, unique in the cluster. Default: a random name.")
    private @Nullable String name;

    @Option(
            names = "--slots",
            paramLabel = "N",
            description = "The number of slots. Default: taskmanager.numberOfTaskSlots, or the number of cores.")
    private @Nullable Integer slots;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description =
                    "The address at which the worker listens and at which other processes reach the worker. Default:"
                            + " taskmanager.host, or the address of this machine on the route to the coordinator.")
    private @Nullable String bound;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port for calls. Default: taskmanager.rpc.port, or any free port.")
    private @Nullable Integer port;

    @Option(
            names = "--data-port",
            paramLabel = "N",
            description = "The port for records. Default: taskmanager.data.port, or any free port.")
    private @Nullable Integer dataPort;

    @Option(names = "--dir", paramLabel = "DIR", description = "The directory of programs. Default: a new directory.")
    private @Nullable Path directory;

    @Option(
            names = "--log-dir",
            paramLabel = "DIR",
            description = "The directory of logs. Default: a new directory in env.log.dir, or logs in the directory of"
                    + " --dir.")
    private @Nullable Path logDirectory;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Override
    public Integer call() throws IOException {
        Disk disk = Host.real().disk();
        Path kept = directory == null ? disk.temporaryDirectory("millrace-worker") : directory;
        // Two workers must not share programs and local copies of state.
        try (DirectoryLock _ = DirectoryLock.of(kept)) {
            return work(kept);
        }
    }

    private int work(Path kept) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Host host = Host.real();
        Map<String, String> all = settings.all();
        SecurityKeys.check(all);
        PluginDirectory.install(all, System.getenv());
        Configuration configuration = Configuration.fromMap(all);
        LogSettings logSettings = LogSettings.of(all);
        UserSystemExitMode exitMode = UserSystemExitMode.ofProcess(configuration);
        String own = own(host, configuration);
        String listening = listening(configuration);
        String warning = Exposure.of(listening, configuration);
        Path logs = logs(all, own, kept);
        MemoryPlan memory = MemoryPlan.of(all, JvmOptions.machineBytes())
                .orElseGet(() -> MemoryPlan.unsaid(Runtime.getRuntime().maxMemory()));
        CompletableFuture<Void> end = new CompletableFuture<>();
        CompletableFuture<Void> left = new CompletableFuture<>();
        host.threads().beforeExit("millrace-worker-exit", () -> end(end, left));
        WorkerRole.Settings role = new WorkerRole.Settings(
                own,
                listening,
                dataPort != null ? dataPort : Integer.parseInt(all.getOrDefault(ProcessOptions.DATA_PORT.key(), "0")),
                slots(host, configuration),
                kept,
                new WorkerRole.Shown(all, logs, NAME + ".out"),
                Heartbeats.Pace.of(configuration),
                RetryPolicy.USUAL,
                jars -> classes(jars, exitMode));
        WorkerRole.Ways ways = new WorkerRole.Ways(
                Station.grpc(host, listening, callPort(configuration), Tls.of(configuration, host)),
                new DataPlane(host, role.name(), NetworkSettings.of(configuration)));
        try (OwnLogs _ = OwnLogs.in(host, logs, NAME, logSettings);
                LeaderSearch statsClient = statsClient(host, configuration, kept);
                WorkerRole worker = new WorkerRole(host, role, ways, statsClient.finder())) {
            out.println("millrace worker " + worker.worker().name() + " listens at "
                    + worker.worker().calls() + ", and for records at "
                    + worker.worker().host() + ":" + worker.worker().dataPort());
            if (warning != null) spec.commandLine().getErr().println(warning);
            out.println("memory: " + memory.text());
            out.println("logs: " + logs.toAbsolutePath());
            out.println("it searches for its coordinator " + statsClient.where());
            host.threads().await(end);
        } finally {
            left.complete(null);
        }
        return 0;
    }

    /// The JVM must not end before the coordinator has been told.
    private static void end(CompletableFuture<Void> end, CompletableFuture<Void> left) {
        end.complete(null);
        left.completeOnTimeout(null, LEAVING_SECONDS, TimeUnit.SECONDS).join();
    }

    /// Finds the leader.
    ///
    /// @param where a description for users
    /// @param leadership null if there is a single fixed address
    private record LeaderSearch(
            Supplier<Optional<Leader>> finder,
            String where,
            @Nullable Leadership leadership) implements AutoCloseable {
        @Override
        public void close() {
            if (leadership != null) leadership.close();
        }
    }

    private LeaderSearch statsClient(Host host, Configuration configuration, Path kept) {
        String mode = configuration.get(HighAvailabilityOptions.HA_MODE);
        if (coordinator == null && !mode.equalsIgnoreCase("NONE")) {
            Leadership leadership = Leaderships.of(configuration, host, NOBODY, kept);
            return new LeaderSearch(leadership::leader, "by " + mode, leadership);
        }
        Address address = coordinator == null ? configured(configuration) : Address.of(coordinator);
        // Epoch 0 stands for any leader at that address.
        return new LeaderSearch(() -> Optional.of(new Leader(address, 0)), "at " + address, null);
    }

    private static Address configured(Configuration configuration) {
        String address = configuration.getOptional(JobManagerOptions.ADDRESS).orElse(HERE);
        return new Address(address, configuration.get(JobManagerOptions.PORT));
    }

    private int slots(Host host, Configuration configuration) {
        if (slots != null) return slots;
        return configuration
                .getOptional(TaskManagerOptions.NUM_TASK_SLOTS)
                .orElseGet(() -> host.threads().cores());
    }

    private int callPort(Configuration configuration) {
        if (port != null) return port;
        String named = configuration.get(TaskManagerOptions.RPC_PORT);
        // Flink also accepts ranges; then any free port is used.
        return named.matches("\\d+") ? Integer.parseInt(named) : 0;
    }

    private Path logs(Map<String, String> all, String own, Path kept) throws IOException {
        if (logDirectory != null) return logDirectory;
        String shared = all.get(ProcessOptions.LOG_DIRECTORY.key());
        if (shared != null)
            return FileSystems.local(ProcessOptions.LOG_DIRECTORY.key(), shared).resolve(own);
        return directory == null ? Host.real().disk().temporaryDirectory("millrace-logs") : kept.resolve("logs");
    }

    /// Returns the address by which others reach this process.
    private String listening(Configuration configuration) throws IOException {
        if (bound != null) return bound;
        Optional<String> named = configuration.getOptional(TaskManagerOptions.HOST);
        if (named.isPresent()) return named.get();
        Address towards = coordinator == null ? configured(configuration) : Address.of(coordinator);
        InetAddress there = InetAddress.getByName(towards.host());
        if (there.isLoopbackAddress()) return HERE;
        // A UDP connect sends nothing, but selects the local address of the route.
        try (DatagramSocket way = new DatagramSocket()) {
            way.connect(there, towards.port());
            return way.getLocalAddress().getHostAddress();
        }
    }

    private String own(Host host, Configuration configuration) {
        if (name != null) return name;
        byte[] chance = new byte[NAME_BYTES];
        host.chance().nextBytes(chance);
        return configuration
                .getOptional(TaskManagerOptions.TASK_MANAGER_RESOURCE_ID)
                .orElseGet(() -> "worker-" + HexFormat.of().formatHex(chance));
    }

    /// Creates a class loader for a program, which also resolves Flink's class names.
    public static ClassLoader classes(List<Path> jars, UserSystemExitMode exitMode) {
        ClassLoader own = WorkerCommand.class.getClassLoader();
        if (jars.isEmpty()) return own;
        URL[] places = new URL[jars.size()];
        try {
            for (int i = 0; i < places.length; i++)
                places[i] = jars.get(i).toUri().toURL();
        } catch (MalformedURLException wrong) {
            throw new IllegalArgumentException("a jar whose name is no URL", wrong);
        }
        return new JobClassLoader(places, own, exitMode);
    }
}
