package dev.millrace.cluster.role;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.SecretKeys;
import dev.millrace.api.config.TaskManagerOptions;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.artifact.ArtifactCache;
import dev.millrace.cluster.heartbeat.Heartbeats;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.cluster.call.FencingTokens;
import dev.millrace.cluster.call.Station;
import dev.millrace.cluster.deploy.WorkerDeployments;
import dev.millrace.cluster.leader.Leader;
import dev.millrace.cluster.message.IncomingChannels;
import dev.millrace.cluster.message.MessageSender;
import dev.millrace.cluster.message.RetryPolicy;
import dev.millrace.cluster.registry.WorkerRegistration;
import dev.millrace.cluster.registry.ProcessRole;
import dev.millrace.cluster.registry.RegisteredWorker;
import dev.millrace.cluster.stats.WorkerStatsServer;
import dev.millrace.network.DataPlane;
import dev.millrace.runtime.profile.LocalProfiler;
import dev.millrace.runtime.step.SerialExecutor;
import dev.millrace.runtime.stats.ProcessStats;
import dev.millrace.runtime.stats.LocalProcessStats;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a worker, which runs subtasks. Thread-safe.
public final class WorkerRole implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerRole.class);

    private final Station station;
    private final DataPlane plane;
    private final WorkerDeployments deployments;
    private final WorkerRegistration registration;
    private final RegisteredWorker worker;
    private final FencingTokens tokens = new FencingTokens();
    /// The reason of the last refused registration, so that each reason is logged once.
    private volatile String refusal = "";

    /// Holds the settings of a worker.
    ///
    /// @param name the name, unique in the cluster
    /// @param host the host name at which other workers send batches
    /// @param dataPort the port for batches; 0 for any free port
    /// @param artifacts a directory for programs
    /// @param shown what users may see of the worker
    /// @param loaders makes the class loader for a program's jars
    public record Settings(
            String name,
            String host,
            int dataPort,
            int slots,
            Path artifacts,
            Shown shown,
            Heartbeats.Pace pace,
            RetryPolicy messages,
            Function<List<Path>, ClassLoader> loaders) {}

    /// Holds what users may see of a worker.
    ///
    /// @param settings the settings of the process; secrets are masked before users see them
    /// @param logs the directory of the log files; null if there is none
    /// @param printed the file there that holds the output of programs
    public record Shown(
            Map<String, String> settings, @Nullable Path logs, String printed) {

        /// Shows only what every process has.
        public static final Shown NOTHING = new Shown(Map.of(), null, "");
    }

    /// Holds the connections to other processes.
    ///
    /// @param station the station for calls
    /// @param plane the data plane for batches
    public record Ways(Station station, DataPlane plane) {}

    /// Starts to register with the leader.
    ///
    /// @param ways the connections of this role; opened here, and closed with the role
    /// @param finder finds the leader for [WorkerRegistration]
    public WorkerRole(Host host, Settings settings, Ways ways, Supplier<Optional<Leader>> finder) {
        this.station = ways.station();
        this.plane = ways.plane();
        InetSocketAddress dataAddress = plane.listen(new InetSocketAddress(settings.host(), settings.dataPort()));
        this.deployments = new WorkerDeployments(
                new WorkerDeployments.Means(
                        host,
                        station.calls(),
                        new IncomingChannels(host, station.endpoint(), this::admit),
                        new MessageSender.Means(host, station.calls(), settings.messages()),
                        this::admit,
                        plane,
                        new ArtifactCache(host, settings.artifacts(), station.calls(), ArtifactCache.Room.USUAL),
                        named(settings),
                        settings.loaders()),
                station.endpoint());
        ProcessStats machine = machine(host, settings);
        new WorkerStatsServer(host, machine, deployments).answerAt(station.endpoint());
        SerialExecutor executor = new SerialExecutor(
                "millrace-worker-" + settings.name(), host, thrown -> LOG.error("A decision failed", thrown));
        this.worker = new RegisteredWorker(
                settings.name(),
                host.chance().nextLong(1, Long.MAX_VALUE),
                station.open(),
                settings.host(),
                dataAddress.getPort(),
                settings.slots(),
                WorkerStatsServer.about(machine));
        this.registration = new WorkerRegistration(
                new ProcessRole(host, station.calls(), station.endpoint(), executor),
                worker,
                finder,
                WorkerRegistration.Patience.of(settings.pace()),
                new WorkerRegistration.Listener() {
                    @Override
                    public void registered(long epoch, Address coordinator) {
                        LOG.info("Registered with {} in epoch {}", coordinator, epoch);
                        // Calls of older leaders are refused from now on, not only after the
                        // first call about a job.
                        admit(FencingToken.of(epoch));
                        refusal = "";
                    }

                    @Override
                    public void refused(MillraceException fault) {
                        tell(fault);
                    }

                    @Override
                    public CompletableFuture<Void> lost(MillraceException fault) {
                        LOG.warn("All subtasks end", fault);
                        return deployments.closeAll();
                    }
                });
    }

    private static ProcessStats machine(Host host, Settings settings) {
        Shown shown = settings.shown();
        return new LocalProcessStats(
                host,
                new LocalProcessStats.Self(settings.name(), settings.slots(), shown.printed()),
                () -> 0,
                SecretKeys.shown(shown.settings()),
                Map.of("programs", settings.artifacts()),
                shown.logs(),
                new LocalProfiler(host, settings.name(), shown.settings()));
    }

    /// Logs a refusal once, however often the worker tries.
    private void tell(MillraceException fault) {
        String told = String.valueOf(fault.getMessage());
        if (told.equals(refusal)) return;
        refusal = told;
        LOG.warn("The worker was refused and tries to register again: {}", told);
    }

    /// Returns the settings of the process with the worker's name for metric names.
    private static Configuration named(Settings settings) {
        Configuration configuration = Configuration.fromMap(settings.shown().settings());
        configuration.set(TaskManagerOptions.TASK_MANAGER_RESOURCE_ID, settings.name());
        if (configuration.getOptional(TaskManagerOptions.HOST).isEmpty())
            configuration.set(TaskManagerOptions.HOST, settings.host());
        return configuration;
    }

    private void admit(FencingToken token) {
        synchronized (tokens) {
            tokens.admit(token);
        }
    }

    /// Returns the description of this worker that its coordinator has.
    public RegisteredWorker worker() {
        return worker;
    }

    /// Ends all work and notifies the coordinator.
    @Override
    public void close() {
        var unused = registration.leave();
        deployments.close();
        plane.close();
        station.close();
    }
}
