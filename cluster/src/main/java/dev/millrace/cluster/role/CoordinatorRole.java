package dev.millrace.cluster.role;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.artifact.ArtifactStore;
import dev.millrace.cluster.beat.Heartbeats;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Calls;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.call.Fence;
import dev.millrace.cluster.call.Form;
import dev.millrace.cluster.call.Station;
import dev.millrace.cluster.crew.ClusterFleet;
import dev.millrace.cluster.crew.DeploymentEvent;
import dev.millrace.cluster.crew.DeploymentCommand;
import dev.millrace.cluster.crew.RemoteWorkplace;
import dev.millrace.cluster.ledger.Books;
import dev.millrace.cluster.ledger.StoredJob;
import dev.millrace.cluster.mail.Incoming;
import dev.millrace.cluster.mail.Outgoing;
import dev.millrace.cluster.mail.Terms;
import dev.millrace.cluster.roster.Role;
import dev.millrace.cluster.roster.Roster;
import dev.millrace.cluster.roster.Worker;
import dev.millrace.cluster.watch.Lookout;
import dev.millrace.runtime.job.LocalJobExecutor;
import dev.millrace.runtime.metric.ProcessMetrics;
import dev.millrace.runtime.step.Serial;
import dev.millrace.runtime.watch.Machines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A process that decides about jobs whose subtasks run in workers. Any thread.
public final class CoordinatorRole implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CoordinatorRole.class);

    private final Station station;
    private final Address address;
    private final ArtifactStore artifacts;
    private final Books books;
    private final Roster roster;
    private final ClusterFleet fleet;
    private final LocalJobExecutor jobs;
    private final Machines machines;
    private final AtomicLong epoch = new AtomicLong();

    /// How patient it is.
    ///
    /// @param artifacts a directory for programs, which all coordinators in line share
    /// @param opening how long subtasks may take to open, and to write their part of a checkpoint
    public record Settings(Path artifacts, Heartbeats.Pace pace, Terms mail, Duration opening) {}

    /// Can be called from now on, and takes workers once it [leads][#lead].
    ///
    /// @param station its own; opened here, and closed with the role
    public CoordinatorRole(Host host, Settings settings, Station station) {
        this.station = station;
        this.books = new Books(host);
        Incoming incoming = new Incoming(host, station.endpoint(), this::admit);
        this.artifacts = new ArtifactStore(host, settings.artifacts());
        artifacts.open(station.endpoint());
        Serial serial = new Serial("millrace-coordinator", host, thrown -> LOG.error("a decision failed", thrown));
        this.address = station.open();
        this.fleet = new ClusterFleet(
                new RemoteWorkplace.Means(
                        host,
                        station.calls(),
                        incoming,
                        new Outgoing.Means(host, station.calls(), settings.mail()),
                        this::drop,
                        settings.opening(),
                        new Form<>(DeploymentCommand.class),
                        new Form<>(DeploymentEvent.class)),
                artifacts,
                books,
                address);
        this.jobs = LocalJobExecutor.on(host, fleet);
        // Last: who asks before is refused, and asks again.
        this.roster = new Roster(
                new Role(host, station.calls(), station.endpoint(), serial), settings.pace(), new Arrivals(fleet));
        this.machines = new Lookout(host, station.calls(), this::standings);
    }

    private record Arrivals(ClusterFleet fleet) implements Roster.Listener {
        @Override
        public void came(Worker worker) {
            LOG.info("{} has come with {} slots", worker, worker.slots());
            fleet.came(worker);
        }

        @Override
        public void lost(Worker worker, MillraceException fault) {
            LOG.warn("{} is lost", worker, fault);
            fleet.lost(worker, fault);
        }
    }

    /// Takes workers from now on.
    ///
    /// @param newest the epoch in which it leads
    void lead(long newest) {
        epoch.set(newest);
        roster.lead(newest);
    }

    /// Leads no more: what its jobs do elsewhere is over.
    void rest() {
        epoch.set(0);
        roster.rest();
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

    /// In which jobs are noted; open while it leads.
    Books books() {
        return books;
    }

    /// Keeps the artifacts of a job that another has begun.
    void hold(StoredJob job) {
        fleet.hold(job);
    }

    private void drop(Worker worker, MillraceException unreachable) {
        roster.drop(worker, unreachable);
    }

    private void admit(Fence fence) {
        if (fence.epoch() == epoch.get()) return;
        throw ClusterFaults.STALE_EPOCH
                .what("news of epoch %d were refused", fence.epoch())
                .why("this coordinator leads in epoch %d", epoch.get())
                .fix("nothing: the deployment ends");
    }

    private List<Lookout.Standing> standings() {
        List<Lookout.Standing> standings = new ArrayList<>();
        fleet.free()
                .forEach((worker, free) ->
                        standings.add(new Lookout.Standing(worker, free, roster.heardMillis(worker))));
        return standings;
    }

    /// What its metrics tell of its workers.
    public List<ProcessMetrics.Figure> figures() {
        return List.of(
                new ProcessMetrics.Figure(
                        "numRegisteredTaskManagers", () -> fleet.free().size()),
                new ProcessMetrics.Figure("taskSlotsTotal", fleet::slots),
                new ProcessMetrics.Figure(
                        "taskSlotsAvailable",
                        () -> fleet.free().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()));
    }

    /// The workers there are, as people are shown them.
    public Machines machines() {
        return machines;
    }

    /// Where workers find it.
    public Address address() {
        return address;
    }

    /// How many slots all workers have.
    public int slots() {
        return fleet.slots();
    }

    /// Runs jobs on the workers there are.
    public LocalJobExecutor jobs() {
        return jobs;
    }

    /// All workers are told no more; their deployments end when they notice.
    @Override
    public void close() {
        roster.rest();
        station.close();
    }
}
