package dev.millrace.sim.cluster;

import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.beat.Heartbeats;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.journal.DirectoryEpochs;
import dev.millrace.cluster.lead.Leader;
import dev.millrace.cluster.lead.Leadership;
import dev.millrace.cluster.lead.SingleLeader;
import dev.millrace.cluster.mail.Terms;
import dev.millrace.cluster.role.CoordinatorRole;
import dev.millrace.cluster.role.Succession;
import dev.millrace.cluster.role.WorkerRole;
import dev.millrace.network.DataPlane;
import dev.millrace.network.NetworkSettings;
import dev.millrace.network.wire.Compression;
import dev.millrace.sim.world.Life;
import dev.millrace.sim.world.Machine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The machines of a cluster: a coordinator, and workers that die and are started again. Used by whoever runs.
final class Town {
    private static final Heartbeats.Pace PACE =
            new Heartbeats.Pace(Duration.ofMillis(250), Duration.ofMillis(2_500), 2);
    private static final Terms MAIL = new Terms(
            Duration.ofSeconds(1),
            Duration.ofMillis(10),
            Duration.ofMillis(500),
            Duration.ofSeconds(6),
            1_000,
            1 << 20,
            16L << 20);
    private static final NetworkSettings NETWORK =
            new NetworkSettings(1, 512, 2 << 10, 16 << 10, Compression.NONE, 20_000, 10_000, 10_000, null);
    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final long AGAIN_NANOS = 10_000_000;
    private static final int CALL_PORT = 6_000;
    private static final int DATA_PORT = 7_000;

    private final Life life;
    private final ClusterPlan plan;
    private final Ways ways;
    private final Posts posts;
    private final Cables cables;
    /// The coordinator, and the workers by their numbers.
    private final List<Machine> machines = new ArrayList<>();
    private final int[] starts;
    private @Nullable CoordinatorRole coordinator;

    Town(Life life, ClusterPlan plan, Ways ways) {
        this.life = life;
        this.plan = plan;
        this.ways = ways;
        this.posts = new Posts(life, ways);
        this.cables = new Cables(life, ways);
        this.starts = new int[plan.workers() + 1];
    }

    Ways ways() {
        return ways;
    }

    Posts posts() {
        return posts;
    }

    Cables cables() {
        return cables;
    }

    /// Starts them all.
    void start() {
        Machine first = life.machine("c");
        machines.add(first);
        CompletableFuture<CoordinatorRole> made = new CompletableFuture<>();
        first.start("main", () -> made.complete(begun(first, () -> lead(first))));
        life.host().threads().await(made);
        coordinator = made.join();
        for (int number = 1; number <= plan.workers(); number++) {
            machines.add(life.machine(name(number)));
            work(number);
        }
    }

    static String name(int machine) {
        return machine == 0 ? "c" : "w" + machine;
    }

    private static String host(int number) {
        return "10.0.0." + number;
    }

    private CoordinatorRole lead(Machine machine) {
        SimStation station = new SimStation(machine, new Address(host(0), CALL_PORT), posts);
        CoordinatorRole role = new CoordinatorRole(
                machine.host(), new CoordinatorRole.Settings(Path.of("/c/artifacts"), PACE, MAIL, OPENING), station);
        Leadership leadership =
                new SingleLeader(new DirectoryEpochs(machine.host(), Path.of("/c/leader")), role.address());
        Succession succession =
                new Succession(machine.host(), role, leadership, Path.of("/c/journal"), new NoHeir(life));
        machine.host().threads().await(succession.led());
        return role;
    }

    CoordinatorRole coordinator() {
        return Check.present(coordinator, "a coordinator");
    }

    Machine machine(int number) {
        return machines.get(number);
    }

    private void work(int number) {
        int port = plan.samePorts() ? 0 : starts[number];
        starts[number]++;
        Machine machine = machines.get(number);
        WorkerRole.Settings settings = new WorkerRole.Settings(
                name(number),
                host(number),
                DATA_PORT + port,
                plan.slots(),
                Path.of("/" + name(number)),
                WorkerRole.Shown.NOTHING,
                PACE,
                MAIL,
                _ -> Town.class.getClassLoader());
        Address address = new Address(host(number), CALL_PORT + port);
        machine.start(
                "main",
                () -> begun(machine, () -> {
                    DataPlane plane =
                            new DataPlane(machine.host(), name(number), NETWORK, new SimTransport(machine, cables));
                    WorkerRole.Ways own = new WorkerRole.Ways(new SimStation(machine, address, posts), plane);
                    return new WorkerRole(
                            machine.host(),
                            settings,
                            own,
                            () -> Optional.of(new Leader(coordinator().address(), 1)));
                }));
    }

    /// A role, as soon as the disk lets it begin.
    private static <T> T begun(Machine machine, Supplier<T> role) {
        while (true) {
            try {
                return role.get();
            } catch (MillraceException failed) {
                if (!String.valueOf(failed.why()).contains("on purpose")) throw failed;
                machine.host().threads().park(AGAIN_NANOS);
            }
        }
    }

    /// Others learn of the end of a machine, or do not.
    void gone(Machine machine, boolean isNoticed) {
        posts.gone(machine, isNoticed);
        cables.gone(machine, isNoticed);
    }

    /// A new process is in the place of one that has ended.
    void restart(int number) {
        Machine before = machines.get(number);
        if (!before.isDead()) return;
        machines.set(number, life.machine(name(number)));
        work(number);
    }
}
