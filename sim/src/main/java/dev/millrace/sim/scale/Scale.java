package dev.millrace.sim.scale;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.heartbeat.Heartbeats;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.journal.DirectoryEpochs;
import dev.millrace.cluster.leader.SingleLeader;
import dev.millrace.cluster.message.RetryPolicy;
import dev.millrace.cluster.role.CoordinatorRole;
import dev.millrace.cluster.role.LeaderSession;
import dev.millrace.cluster.storage.SharedDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Runs one job on a coordinator with stand-ins for workers. Measures how long the coordinator takes in real time, and
/// how much it sends and receives.
public final class Scale {
    /// The number of vertices of the job: a source, and three vertices after exchanges.
    static final int VERTICES = 4;

    static final String DEPLOYED = "the job is deployed";
    static final String SNAPSHOT = "a snapshot";
    static final String LOST = "some workers are lost";

    private static final int LOST_OF = 20;
    private static final long LOOK_NANOS = 1_000_000;
    private static final long PATIENCE_NANOS = 600_000_000_000L;
    private static final long BEATS_NANOS = 5_000_000_000L;
    private static final Address COORDINATOR = new Address("coordinator", 1);

    private final Host host = Host.real();
    private final Wires wires = new Wires(host);
    private final BegunSubtasks tally = new BegunSubtasks();
    private final Size size;
    private final Path directory;
    private final CoordinatorRole coordinator;
    private final List<StandIn> workers = new ArrayList<>();

    /// Describes the size of the cluster and its job.
    ///
    /// @param subtasks the total number of subtasks
    public record Size(int workers, int subtasks) {
        int parallelism() {
            return subtasks / VERTICES;
        }

        /// Returns the number of workers that are lost at once.
        int lost() {
            return Math.max(1, workers / LOST_OF);
        }

        int slots() {
            int left = workers - lost();
            return (parallelism() + left - 1) / left;
        }
    }

    /// Holds the figures of one phase.
    ///
    /// @param millis the duration
    /// @param calls the number of calls to and from the coordinator, without heartbeats and renewals
    /// @param bytes the size of these calls and their answers
    public record Phase(String name, long millis, long calls, long bytes) {}

    /// Holds the figures of a run.
    ///
    /// @param heapBytes the heap of the coordinator and the stand-ins while the job runs
    public record Figures(List<Phase> phases, long heapBytes) {}

    /// @param directory an empty directory for artifacts and snapshots
    /// @param pace the intervals of heartbeats
    private Scale(Size size, Path directory, Heartbeats.Pace pace) {
        this.size = size;
        this.directory = directory;
        this.coordinator = new CoordinatorRole(
                host,
                new CoordinatorRole.Settings(
                        SharedDirectory.local(host, directory.resolve("artifacts")),
                        directory.resolve("copies"),
                        pace,
                        RetryPolicy.USUAL,
                        Duration.ofSeconds(600)),
                new WiredStation(wires, COORDINATOR));
        LeaderSession session = new LeaderSession(
                host,
                coordinator,
                new SingleLeader(new DirectoryEpochs(host, directory.resolve("leader")), COORDINATOR),
                SharedDirectory.local(host, directory.resolve("journal")),
                new Nobody(tally));
        host.threads().await(session.led());
        StandIn.Shared shared = new StandIn.Shared(host, wires, COORDINATOR, pace, tally);
        for (int i = 0; i < size.workers(); i++) workers.add(new StandIn(shared, i, size.slots()));
    }

    /// Runs all phases: workers register, the job is deployed, only heartbeats run, a snapshot is taken, and some
    /// workers are lost.
    public static Figures run(Size size, Path directory, Heartbeats.Pace pace) throws Exception {
        Scale scale = new Scale(size, directory, pace);
        try {
            return scale.phases();
        } finally {
            scale.coordinator.close();
            scale.workers.forEach(StandIn::die);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private Figures phases() throws Exception {
        List<Phase> phases = new ArrayList<>();
        phases.add(phase("workers come", () -> await(() -> coordinator.slots() == size.workers() * size.slots())));
        JobClient[] job = new JobClient[1];
        phases.add(phase(DEPLOYED, () -> {
            job[0] = ScopedValue.where(JobExecutor.HERE, coordinator.jobs()).call(this::start);
            await(() -> tally.begun() == size.subtasks());
        }));
        phases.add(phase("5 s of heartbeats", () -> rest()));
        phases.add(phase(
                SNAPSHOT,
                () -> job[0].triggerSavepoint(directory.resolve("savepoints").toString(), SavepointFormatType.CANONICAL)
                        .get()));
        System.gc();
        long heapBytes =
                Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        phases.add(phase(LOST, () -> {
            for (StandIn each : workers.subList(0, size.lost())) each.die();
            await(() -> tally.begun() == 2L * size.subtasks());
        }));
        phases.add(phase("the job is cancelled", () -> job[0].cancel().get()));
        return new Figures(phases, heapBytes);
    }

    private JobClient start() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1_000);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, "file://" + directory.resolve("checkpoints"));
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(size.parallelism(), configuration);
        env.setMaxParallelism(1 << 15);
        env.fromSequence(0, Long.MAX_VALUE - 1)
                .uid("numbers")
                .keyBy(number -> number % 1_000_003)
                .reduce(Long::sum)
                .uid("first")
                .keyBy(number -> number % 1_009)
                .reduce(Long::sum)
                .uid("second")
                .keyBy(number -> number % 13)
                .reduce(Long::sum)
                .uid("third")
                .sinkTo(new DiscardingSink<>());
        return env.executeAsync("scale");
    }

    private Phase phase(String name, Work work) throws Exception {
        Wires.Load before = wires.load();
        long began = host.clock().nanos();
        work.run();
        long millis = (host.clock().nanos() - began) / 1_000_000;
        Wires.Load load = wires.load().since(before);
        return new Phase(name, millis, load.calls(), load.bytes());
    }

    private void rest() {
        long until = host.clock().nanos() + BEATS_NANOS;
        for (long left = BEATS_NANOS; left > 0; left = until - host.clock().nanos())
            host.threads().park(left);
    }

    private void await(BooleanSupplier condition) {
        long began = host.clock().nanos();
        while (!condition.getAsBoolean()) {
            Throwable broken = tally.broken();
            if (broken != null) throw new IllegalStateException("a stand-in broke", broken);
            if (host.clock().nanos() - began > PATIENCE_NANOS)
                throw new IllegalStateException("%d subtasks were begun".formatted(tally.begun()));
            host.threads().park(LOOK_NANOS);
        }
    }
}
