package dev.millrace.sim.cluster;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.heartbeat.Heartbeats;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.message.RetryPolicy;
import dev.millrace.cluster.role.WorkerRole;
import dev.millrace.network.DataPlane;
import dev.millrace.network.NetworkSettings;
import dev.millrace.network.wire.Compression;
import dev.millrace.sim.job.Scene;
import dev.millrace.sim.world.Life;
import dev.millrace.sim.world.SimMachine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Holds the machines of a cluster, which are coordinators and workers, and restarts them when they fail. Called by the
/// running thread only.
final class SimCluster {
    private static final Heartbeats.Pace PACE =
            new Heartbeats.Pace(Duration.ofMillis(250), Duration.ofMillis(2_500), 2);
    private static final RetryPolicy MAIL = new RetryPolicy(
            Duration.ofSeconds(1),
            Duration.ofMillis(10),
            Duration.ofMillis(500),
            Duration.ofSeconds(6),
            1_000,
            1 << 20,
            16L << 20);
    private static final NetworkSettings NETWORK =
            new NetworkSettings(1, 512, 2 << 10, 16 << 10, Compression.NONE, 20_000, 10_000, 10_000, null);
    private static final long AGAIN_NANOS = 10_000_000;
    private static final int CALL_PORT = 6_000;
    private static final int DATA_PORT = 7_000;

    private final Life life;
    private final ClusterPlan plan;
    private final Ways ways;
    private final SimNetwork network;
    private final SimConnections connections;
    private final SimTask task;
    private final Candidates candidates;
    /// The first coordinator, the workers, and the other coordinators.
    private final List<SimMachine> machines = new ArrayList<>();
    private final int[] starts;

    SimCluster(Life life, ClusterPlan plan, Ways ways, Scene scene) {
        this.life = life;
        this.plan = plan;
        this.ways = ways;
        this.network = new SimNetwork(life, ways);
        this.connections = new SimConnections(life, ways);
        this.task = new SimTask(life, scene, this::end);
        this.candidates = new Candidates(plan.line(), PACE, MAIL, network, task);
        this.starts = new int[plan.machines()];
    }

    Ways ways() {
        return ways;
    }

    SimNetwork network() {
        return network;
    }

    SimConnections connections() {
        return connections;
    }

    /// Starts all machines.
    void start() {
        for (int number = 0; number < plan.machines(); number++) {
            machines.add(life.machine(name(number)));
            begin(number);
        }
    }

    private void begin(int number) {
        if (plan.isWorker(number)) work(number);
        else lead(number);
    }

    String name(int machine) {
        if (machine == 0) return "c";
        return plan.isWorker(machine) ? "w" + machine : "c" + (machine - plan.workers());
    }

    private static String host(int number) {
        return "10.0.0." + number;
    }

    private void lead(int number) {
        SimMachine machine = machines.get(number);
        Address address = new Address(host(number), CALL_PORT);
        machine.start(
                "main",
                () -> begun(machine, () -> {
                    candidates.stand(number, machine, address);
                    return machine;
                }));
    }

    Candidates candidates() {
        return candidates;
    }

    SimTask task() {
        return task;
    }

    /// Returns the number of the machine that a plan means.
    int number(int planned) {
        return planned == ClusterPlan.LEADER ? candidates.leader() : planned;
    }

    /// Returns the numbers of the machines whose processes have ended.
    List<Integer> dead() {
        List<Integer> dead = new ArrayList<>();
        for (int number = 0; number < machines.size(); number++)
            if (machines.get(number).isDead()) dead.add(number);
        return dead;
    }

    /// Ends a process. If it is the caller's, this method does not return.
    private void end(SimMachine machine) {
        gone(machine, true);
        machine.kill();
    }

    SimMachine machine(int number) {
        return machines.get(number);
    }

    private void work(int number) {
        int port = plan.samePorts() ? 0 : starts[number];
        starts[number]++;
        SimMachine machine = machines.get(number);
        WorkerRole.Settings settings = new WorkerRole.Settings(
                name(number),
                host(number),
                DATA_PORT + port,
                plan.slots(),
                Path.of("/" + name(number)),
                WorkerRole.Shown.NOTHING,
                PACE,
                MAIL,
                _ -> SimCluster.class.getClassLoader());
        Address address = new Address(host(number), CALL_PORT + port);
        machine.start(
                "main",
                () -> begun(machine, () -> {
                    DataPlane plane = new DataPlane(
                            machine.host(), name(number), NETWORK, new SimTransport(machine, connections));
                    WorkerRole.Ways own = new WorkerRole.Ways(new SimStation(machine, address, network), plane);
                    return new WorkerRole(
                            machine.host(),
                            settings,
                            own,
                            candidates.finder(machine.host(), new Address(host(0), CALL_PORT)));
                }));
    }

    /// Makes a role. Retries while the disk fails.
    private static <T> T begun(SimMachine machine, Supplier<T> role) {
        while (true) {
            try {
                return role.get();
            } catch (MillraceException failed) {
                if (!String.valueOf(failed.why()).contains("on purpose")) throw failed;
                machine.host().threads().park(AGAIN_NANOS);
            }
        }
    }

    /// Tells other machines of the end of a machine, or not.
    void gone(SimMachine machine, boolean isNoticed) {
        network.gone(machine, isNoticed);
        connections.gone(machine, isNoticed);
    }

    /// Starts a new process in place of one that has ended.
    void restart(int number) {
        SimMachine before = machines.get(number);
        if (!before.isDead()) return;
        machines.set(number, life.machine(name(number)));
        begin(number);
    }
}
