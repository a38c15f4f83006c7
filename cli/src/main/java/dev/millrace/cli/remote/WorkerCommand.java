package dev.millrace.cli.remote;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.HighAvailabilityOptions;
import dev.millrace.api.config.JobManagerOptions;
import dev.millrace.api.config.TaskManagerOptions;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.beat.Heartbeats;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Station;
import dev.millrace.cluster.call.Tls;
import dev.millrace.cluster.lead.Leader;
import dev.millrace.cluster.lead.Leadership;
import dev.millrace.cluster.lead.Leaderships;
import dev.millrace.cluster.mail.Terms;
import dev.millrace.cluster.role.WorkerRole;
import dev.millrace.migrate.jar.JobClassLoader;
import dev.millrace.network.DataPlane;
import dev.millrace.network.NetworkSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs subtasks of a coordinator's jobs in this process, until it is ended.
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a process that runs subtasks of the jobs of a coordinator (`millrace coordinator --call-port N`).",
            "It finds the coordinator again when that was away, and can be ended at any time: jobs go on elsewhere."
        })
public final class WorkerCommand implements Callable<Integer> {
    private static final int NAME_BYTES = 4;
    /// Who only looks on, and is never in line.
    private static final Address NOBODY = new Address("worker", 1);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-m", "--coordinator"},
            paramLabel = "HOST:PORT",
            description = {
                "Where the coordinator takes calls. Default: who leads by high-availability.type,",
                "or what jobmanager.rpc.address and .port say."
            })
    private @Nullable String coordinator;

    @Option(names = "--name", description = "Among all workers of the cluster. Default: one by chance.")
    private @Nullable String name;

    @Option(names = "--slots", paramLabel = "N", description = "Subtasks of one vertex it takes. Default: one a core.")
    private @Nullable Integer slots;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Where to listen, and how others reach it. Default: 127.0.0.1.")
    private String bound = "127.0.0.1";

    @Option(names = "--port", paramLabel = "N", description = "For calls. Default: any free one.")
    private int port;

    @Option(names = "--data-port", paramLabel = "N", description = "For records. Default: any free one.")
    private int dataPort;

    @Option(names = "--dir", paramLabel = "DIR", description = "Where programs are kept. Default: a new directory.")
    private @Nullable Path directory;

    @Option(names = "-D", paramLabel = "key=value", description = "A setting of this process, under Flink's key.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Host host = Host.real();
        Configuration configuration = Configuration.fromMap(settings);
        Path kept = directory == null ? Files.createTempDirectory("millrace-worker") : directory;
        CompletableFuture<Void> end = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end.complete(null)));
        WorkerRole.Settings role = new WorkerRole.Settings(
                name(host, configuration),
                bound,
                dataPort,
                slots == null ? host.threads().cores() : slots,
                kept,
                Heartbeats.Pace.of(configuration),
                Terms.USUAL,
                WorkerCommand::classes);
        WorkerRole.Ways ways = new WorkerRole.Ways(
                Station.grpc(host, bound, port, Tls.of(configuration, host)),
                new DataPlane(host, role.name(), NetworkSettings.of(configuration)));
        try (Lookout lookout = lookout(host, configuration, kept);
                WorkerRole worker = new WorkerRole(host, role, ways, lookout.finder())) {
            out.println("millrace worker " + worker.worker().name() + " listens at "
                    + worker.worker().calls() + ", and for records at "
                    + worker.worker().host() + ":" + worker.worker().dataPort());
            out.println("it looks for its coordinator " + lookout.where());
            host.threads().await(end);
        }
        return 0;
    }

    /// Finds out who leads.
    ///
    /// @param where for people
    /// @param leadership null if there is one address alone
    private record Lookout(
            Supplier<Optional<Leader>> finder,
            String where,
            @Nullable Leadership leadership) implements AutoCloseable {
        @Override
        public void close() {
            if (leadership != null) leadership.close();
        }
    }

    private Lookout lookout(Host host, Configuration configuration, Path kept) {
        String mode = configuration.get(HighAvailabilityOptions.HA_MODE);
        if (coordinator == null && !mode.equalsIgnoreCase("NONE")) {
            Leadership leadership = Leaderships.of(configuration, host, NOBODY, kept);
            return new Lookout(leadership::leader, "by " + mode, leadership);
        }
        Address address = coordinator == null ? configured(configuration) : Address.of(coordinator);
        // Epoch 0: whoever leads at that address.
        return new Lookout(() -> Optional.of(new Leader(address, 0)), "at " + address, null);
    }

    private static Address configured(Configuration configuration) {
        String address = configuration.getOptional(JobManagerOptions.ADDRESS).orElse("127.0.0.1");
        return new Address(address, configuration.get(JobManagerOptions.PORT));
    }

    private String name(Host host, Configuration configuration) {
        if (name != null) return name;
        byte[] chance = new byte[NAME_BYTES];
        host.chance().nextBytes(chance);
        return configuration
                .getOptional(TaskManagerOptions.TASK_MANAGER_RESOURCE_ID)
                .orElseGet(() -> "worker-" + HexFormat.of().formatHex(chance));
    }

    /// The classes of a program, Flink's names among them.
    private static ClassLoader classes(List<Path> jars) {
        ClassLoader own = WorkerCommand.class.getClassLoader();
        if (jars.isEmpty()) return own;
        URL[] places = new URL[jars.size()];
        try {
            for (int i = 0; i < places.length; i++)
                places[i] = jars.get(i).toUri().toURL();
        } catch (MalformedURLException wrong) {
            throw new IllegalArgumentException("a jar whose name is no URL", wrong);
        }
        return new JobClassLoader(places, own);
    }
}
