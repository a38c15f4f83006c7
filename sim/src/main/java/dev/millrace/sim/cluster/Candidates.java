package dev.millrace.sim.cluster;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.heartbeat.Heartbeats;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.journal.DirectoryEpochs;
import dev.millrace.cluster.journal.Journal;
import dev.millrace.cluster.leader.DirectoryLeadership;
import dev.millrace.cluster.leader.Leader;
import dev.millrace.cluster.leader.Leadership;
import dev.millrace.cluster.leader.SingleLeader;
import dev.millrace.cluster.ledger.Ledger;
import dev.millrace.cluster.message.RetryPolicy;
import dev.millrace.cluster.role.CoordinatorRole;
import dev.millrace.cluster.role.LeaderSession;
import dev.millrace.cluster.storage.SharedDirectory;
import dev.millrace.sim.world.Happening;
import dev.millrace.sim.world.SimMachine;
import dev.millrace.sim.world.SimHost;
import dev.millrace.sim.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Holds the coordinators of a cluster, which contend for leadership with a shared directory. Called by the running
/// thread only.
final class Candidates {
    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final Path LEADER = Path.of("/c/leader");
    private static final Path JOURNAL = Path.of("/c/journal");
    private static final Path ARTIFACTS = Path.of("/c/artifacts");
    private static final Path COPIES = Path.of("/c/copies");
    private static final Address NOBODY = new Address("nobody", 1);

    private final ClusterPlan.Line line;
    private final Heartbeats.Pace pace;
    private final RetryPolicy mail;
    private final SimNetwork network;
    private final SimTask task;
    /// The newest process of each machine, by machine number.
    private final Map<Integer, Candidate> newest = new HashMap<>();
    private boolean wereTwo;

    /// Holds the process of a coordinator.
    record Candidate(SimMachine machine, CoordinatorRole role, LeaderSession session) {
        boolean isLeading() {
            return !machine.isDead() && session.isLeading();
        }
    }

    Candidates(ClusterPlan.Line line, Heartbeats.Pace pace, RetryPolicy mail, SimNetwork network, SimTask task) {
        this.line = line;
        this.pace = pace;
        this.mail = mail;
        this.network = network;
        this.task = task;
    }

    /// Starts a coordinator on a machine, which contends for leadership. Called by a thread of that machine.
    void stand(int number, SimMachine machine, Address address) {
        SimStation station = new SimStation(machine, address, network);
        CoordinatorRole role = new CoordinatorRole(
                machine.host(),
                new CoordinatorRole.Settings(
                        SharedDirectory.local(machine.host(), ARTIFACTS), COPIES, pace, mail, OPENING),
                station);
        SimJobRecovery recovery = new SimJobRecovery(machine, role.jobs(), task);
        Leadership leadership = leadership(machine.host(), address);
        LeaderSession session = new LeaderSession(
                machine.host(), role, leadership, SharedDirectory.local(machine.host(), JOURNAL), recovery);
        newest.put(number, new Candidate(machine, role, session));
    }

    private Leadership leadership(SimHost host, Address self) {
        if (!line.isShared()) return new SingleLeader(new DirectoryEpochs(host, LEADER), self);
        return new DirectoryLeadership(host, LEADER, self, Duration.ofMillis(line.leaseMillis()));
    }

    /// Returns how a worker finds the leader.
    ///
    /// @param only the address of the coordinator if there is only one
    Supplier<Optional<Leader>> finder(SimHost host, Address only) {
        if (!line.isShared()) return () -> Optional.of(new Leader(only, 0));
        return leadership(host, NOBODY)::leader;
    }

    /// Returns a coordinator that believes that it leads and knows all jobs; null if there is none.
    @Nullable
    Candidate leading() {
        for (Candidate each : newest.values()) if (each.isLeading()) return each;
        return null;
    }

    /// Counts how often two coordinators believe at the same time that they lead.
    void watch(World world) {
        boolean areTwo = newest.values().stream().filter(Candidate::isLeading).count() > 1;
        if (areTwo && !wereTwo) world.happened(Happening.TWO_LEADERS);
        wereTwo = areTwo;
    }

    /// Returns whether a coordinator on another machine leads.
    boolean isLedBeside(SimMachine machine) {
        return newest.values().stream().anyMatch(each -> each.machine() != machine && each.isLeading());
    }

    /// Returns the number of the leader's machine, or 0 if there is no leader.
    int leader() {
        for (Map.Entry<Integer, Candidate> each : newest.entrySet())
            if (each.getValue().isLeading()) return each.getKey();
        return 0;
    }

    /// Returns what is wrong with the ledger after the end of the job; empty if nothing is. The leader loses its
    /// leadership by this.
    List<String> audit(SimMachine machine) {
        try {
            DirectoryEpochs epochs = new DirectoryEpochs(machine.host(), LEADER);
            long epoch = epochs.claimNext(NOBODY.toString());
            SharedDirectory journal = SharedDirectory.local(machine.host(), JOURNAL);
            Ledger ledger =
                    new Ledger(Journal.open(machine.host(), journal, epochs, epoch, NOBODY.toString()), List::of);
            return task.differences(ledger);
        } catch (MillraceException unreadable) {
            return List.of("what was noted cannot be read: " + unreadable);
        }
    }
}
