package dev.millrace.cluster.role;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.artifact.ArtifactStore;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Calls;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.cluster.call.MessageCodec;
import dev.millrace.cluster.call.Station;
import dev.millrace.cluster.deploy.ClusterWorkerPool;
import dev.millrace.cluster.deploy.DeploymentCommand;
import dev.millrace.cluster.deploy.DeploymentEvent;
import dev.millrace.cluster.deploy.RemoteWorker;
import dev.millrace.cluster.heartbeat.Heartbeats;
import dev.millrace.cluster.ledger.LedgerWriter;
import dev.millrace.cluster.ledger.StoredJob;
import dev.millrace.cluster.message.IncomingChannels;
import dev.millrace.cluster.message.MessageSender;
import dev.millrace.cluster.message.RetryPolicy;
import dev.millrace.cluster.registry.ProcessRole;
import dev.millrace.cluster.registry.RegisteredWorker;
import dev.millrace.cluster.registry.WorkerRegistry;
import dev.millrace.cluster.stats.WorkerStatsClient;
import dev.millrace.cluster.storage.SharedDirectory;
import dev.millrace.runtime.job.run.LocalJobExecutor;
import dev.millrace.runtime.metric.ProcessMetrics;
import dev.millrace.runtime.stats.WorkerProcesses;
import dev.millrace.runtime.step.SerialExecutor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a coordinator, which manages jobs whose subtasks run in workers. Thread-safe.
public final class CoordinatorRole implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CoordinatorRole.class);

    private final Station station;
    private final Address address;
    private final ArtifactStore artifacts;
    private final LedgerWriter ledgerWriter;
    private final WorkerRegistry registry;
    private final ClusterWorkerPool workerPool;
    private final LocalJobExecutor jobs;
    private final WorkerProcesses machines;
    private final AtomicLong epoch = new AtomicLong();

    /// Holds the settings of a coordinator.
    ///
    /// @param artifacts a directory for programs, which all contenders share
    /// @param copies a local directory for copies of programs, if `artifacts` is not on a disk
    /// @param opening the timeout for subtasks to open, and to write their part of a checkpoint
    public record Settings(
            SharedDirectory artifacts, Path copies, Heartbeats.Pace pace, RetryPolicy messages, Duration opening) {}

    /// Opens the station. The coordinator accepts workers once it [leads][#lead].
    ///
    /// @param station the station of this role; opened here, and closed with the role
    public CoordinatorRole(Host host, Settings settings, Station station) {
        this.station = station;
        this.ledgerWriter = new LedgerWriter(host);
        IncomingChannels incoming = new IncomingChannels(host, station.endpoint(), this::admit);
        this.artifacts = new ArtifactStore(host, settings.artifacts(), settings.copies());
        artifacts.open(station.endpoint());
        SerialExecutor executor =
                new SerialExecutor("millrace-coordinator", host, thrown -> LOG.error("A decision failed", thrown));
        this.address = station.open();
        this.workerPool = new ClusterWorkerPool(
                new RemoteWorker.Means(
                        host,
                        station.calls(),
                        incoming,
                        new MessageSender.Means(host, station.calls(), settings.messages()),
                        this::drop,
                        settings.opening(),
                        new MessageCodec<>(DeploymentCommand.class),
                        new MessageCodec<>(DeploymentEvent.class)),
                artifacts,
                ledgerWriter,
                address);
        this.jobs = LocalJobExecutor.on(host, workerPool);
        // The registry comes last. Workers that call earlier are refused and call again.
        this.registry = new WorkerRegistry(
                new ProcessRole(host, station.calls(), station.endpoint(), executor),
                settings.pace(),
                new Arrivals(workerPool));
        this.machines = new WorkerStatsClient(host, station.calls(), this::standings);
    }

    private record Arrivals(ClusterWorkerPool workerPool) implements WorkerRegistry.Listener {
        @Override
        public void came(RegisteredWorker worker) {
            LOG.info("{} has registered with {} slots", worker, worker.slots());
            workerPool.came(worker);
        }

        @Override
        public void lost(RegisteredWorker worker, MillraceException fault) {
            LOG.warn("{} is lost", worker, fault);
            workerPool.lost(worker, fault);
        }
    }

    /// Accepts workers from now on.
    ///
    /// @param newest the epoch in which it leads
    void lead(long newest) {
        epoch.set(newest);
        registry.lead(newest);
    }

    /// Stops leading. The subtasks of its jobs in workers end.
    void rest() {
        epoch.set(0);
        registry.rest();
    }

    Calls calls() {
        return station.calls();
    }

    Endpoint endpoint() {
        return station.endpoint();
    }

    ArtifactStore artifacts() {
        return artifacts;
    }

    /// Returns the writer of the ledger of jobs, which is open while this coordinator leads.
    LedgerWriter ledgerWriter() {
        return ledgerWriter;
    }

    /// Holds the artifacts of a job that a former leader started.
    void hold(StoredJob job) {
        workerPool.hold(job);
    }

    private void drop(RegisteredWorker worker, MillraceException unreachable) {
        registry.drop(worker, unreachable);
    }

    private void admit(FencingToken token) {
        if (token.epoch() == epoch.get()) return;
        throw ClusterFaults.STALE_EPOCH
                .what("A message of epoch %d was refused.", token.epoch())
                .why("This coordinator leads in epoch %d.", epoch.get())
                .fix("Nothing to fix. The deployment ends.");
    }

    private List<WorkerStatsClient.Standing> standings() {
        List<WorkerStatsClient.Standing> standings = new ArrayList<>();
        workerPool
                .free()
                .forEach((worker, free) ->
                        standings.add(new WorkerStatsClient.Standing(worker, free, registry.heardMillis(worker))));
        return standings;
    }

    /// Returns the metrics about its workers.
    public List<ProcessMetrics.Figure> figures() {
        return List.of(
                new ProcessMetrics.Figure(
                        "numRegisteredTaskManagers", () -> workerPool.free().size()),
                new ProcessMetrics.Figure("taskSlotsTotal", workerPool::slots),
                new ProcessMetrics.Figure(
                        "taskSlotsAvailable",
                        () -> workerPool.free().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()));
    }

    /// Returns the registered workers with the statistics for users.
    public WorkerProcesses machines() {
        return machines;
    }

    /// Returns the address at which workers find the coordinator.
    public Address address() {
        return address;
    }

    /// Returns the number of slots of all workers.
    public int slots() {
        return workerPool.slots();
    }

    /// Returns the executor that runs jobs on the registered workers.
    public LocalJobExecutor jobs() {
        return jobs;
    }

    /// Closes the coordinator without notifying the workers. Their deployments end when they detect the loss.
    @Override
    public void close() {
        registry.rest();
        station.close();
    }
}
