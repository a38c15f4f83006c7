package dev.millrace.cli.crash;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Kills a job repeatedly, and checks that its output is unaffected.
@Command(
        name = "crash-test",
        mixinStandardHelpOptions = true,
        description = "Kills a job at random times and verifies that its output is exactly once. The job counts, joins,"
                + " sums in windows and sets timers. It runs in its own process, which the test kills and starts again."
                + " Then the test compares the output with the output of an undisturbed run. It tests aligned and"
                + " unaligned barriers with each state store.")
public final class CrashTestCommand implements Callable<Integer> {
    private static final double SECONDS_A_KILL = 2.4;
    /// In a cluster: the time to detect a fault and to complete another checkpoint.
    private static final double SECONDS_A_FAULT = 8;
    /// The time in which the job restarts, possibly twice.
    private static final double SECONDS_A_DAMAGE = 6;

    private static final double SECONDS_A_DAMAGE_IN_CLUSTER = 20;
    private static final double MINUTES = 5;
    private static final int DAMAGES = 40;
    /// The factor by which the faults may exceed the planned time.
    private static final int PATIENCE = 5;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--minutes", paramLabel = "M", description = "The approximate duration of the test. Default: 5")
    private @Nullable Double minutes;

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "The minimum number of kills. Default: as many as the time allows")
    private @Nullable Integer kills;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The seed of the input and of the times. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(
            names = "--store",
            split = ",",
            paramLabel = "STORE",
            description = "The state stores to test. Default: ${DEFAULT-VALUE}")
    private List<String> stores = List.of("hashmap", "rocksdb");

    @Option(
            names = {"-p", "--parallelism"},
            paramLabel = "N",
            description = "The parallelism of the job. Default: ${DEFAULT-VALUE}")
    private int parallelism = 2;

    @Option(
            names = "--lines",
            paramLabel = "N",
            description = "The lines of input of each run. Default: ${DEFAULT-VALUE}")
    private int lines = 200_000;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Run the job on a coordinator and this many workers, each a process of its own. Every second"
                    + " fault kills the coordinator. The other faults kill or suspend workers.")
    private int workers;

    @Option(
            names = "--coordinators",
            paramLabel = "N",
            description = "With --workers: start this many coordinators and kill the leader, too. Default: 1, which the"
                    + " test starts again.")
    private int coordinators = 1;

    @Option(
            names = "--namespaces",
            description = "With --workers: give each process its own network namespace (Linux, root), and interrupt and"
                    + " delay the network of workers, too.")
    private boolean hasNamespaces;

    @Option(
            names = "--damage",
            description = "Delete, truncate and change parts of checkpoints while a process is dead, fill the disk, and"
                    + " kill at certain points of a checkpoint. After each fault the output must be exactly once, or"
                    + " the job must refuse with MR-5342. After a refusal the test restores the files. Default: 40"
                    + " faults, unless --kills or --minutes is given.")
    private boolean damages;

    @Option(
            names = "--restart-every",
            paramLabel = "SECONDS",
            description =
                    "With --workers: restart one worker after the other for --minutes, each this many seconds after"
                            + " the job has recovered from the restart before. The test prints the memory, threads and open"
                            + " files of the coordinator, and uses aligned barriers and the first store.")
    private @Nullable Integer restartSeconds;

    @Option(
            names = "-D",
            paramLabel = "key=value",
            description = "With --workers: set an option of all processes, such as high-availability.type=ZOOKEEPER.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<CrashPlan> plans = plans();
        Path directory = Files.createTempDirectory("millrace-crash-test");
        if (restartSeconds != null) soak(restartSeconds, directory, out);
        else if (damages) damage(plans, directory, out);
        else kill(plans, directory, out);
        DamagedPart.deleteTree(directory);
        return 0;
    }

    private void kill(List<CrashPlan> plans, Path directory, PrintWriter out) throws IOException, InterruptedException {
        int all = 0;
        for (CrashPlan plan : plans) {
            out.printf("%s: %d kills%n", plan.title(), plan.kills());
            out.flush();
            Path own = own(plan, directory);
            CrashRun.Result result = workers > 0 ? inCluster(plan, own) : new CrashRun(plan, own).run();
            all += result.kills();
            out.printf(
                    "  killed %d times in %d s; all %,d lines are the same%n",
                    result.kills(), result.time().toSeconds(), result.lines());
            out.flush();
        }
        out.printf("killed %d times in all, and the output is correct%n", all);
    }

    private void soak(int pauseSeconds, Path directory, PrintWriter out) throws IOException, InterruptedException {
        if (workers < 2)
            throw new ParameterException(
                    spec.commandLine(), "--restart-every needs --workers 2 or more: the others take over the subtasks");
        Duration time = Duration.ofMillis((long) ((minutes == null ? MINUTES : minutes) * 60_000));
        CrashPlan plan = new CrashPlan(time, 0, false, stores.getFirst(), parallelism, lines, seed);
        ClusterRun.Size size = new ClusterRun.Size(workers, coordinators, settings);
        out.printf("%s: restarts for %d s%n", plan.title(), time.toSeconds());
        List<ProcessSize> sizes =
                new SoakRun(plan, size, Duration.ofSeconds(pauseSeconds), own(plan, directory), out).run();
        out.printf("%d restarts, and the output is correct%n", sizes.size());
    }

    private static Path own(CrashPlan plan, Path directory) {
        return directory.resolve(plan.title().replaceAll("\\W+", "-"));
    }

    private void damage(List<CrashPlan> plans, Path directory, PrintWriter out)
            throws IOException, InterruptedException {
        FaultReport report = new FaultReport(out);
        Iterator<InjectedFault> faults = InjectedFault.shuffled(
                        seed, plans.size() * plans.getFirst().kills())
                .iterator();
        for (CrashPlan plan : plans) {
            out.printf("%s: %d faults%n", plan.title(), plan.kills());
            out.flush();
            List<InjectedFault> own = new ArrayList<>();
            for (int i = 0; i < plan.kills(); i++) own.add(faults.next());
            CrashRun.Result result = DamageRun.run(plan, own, own(plan, directory), jobs(plan), report);
            out.printf("  %d s; all %,d lines are the same%n", result.time().toSeconds(), result.lines());
            out.flush();
        }
        report.printCounts();
    }

    private DamageRun.Jobs jobs(CrashPlan plan) {
        if (workers == 0)
            return place -> new LocalJob(plan, place.directory().resolve("input"), place.stormy(), plan.rate());
        ClusterRun.Size size = new ClusterRun.Size(workers, coordinators, settings);
        return place -> new ClusterJob(plan, size, hasNamespaces ? new NetworkNamespaces() : Ground.loopback(), place);
    }

    private CrashRun.Result inCluster(CrashPlan plan, Path own) throws IOException, InterruptedException {
        try (Ground ground = hasNamespaces ? new NetworkNamespaces() : Ground.loopback()) {
            return new ClusterRun(plan, new ClusterRun.Size(workers, coordinators, settings), ground, own).run();
        }
    }

    private List<CrashPlan> plans() {
        List<CrashPlan> plans = new ArrayList<>();
        int count = stores.size() * 2;
        double seconds = secondsPerFault();
        int all = faults(seconds);
        int each = Math.max(1, (all + count - 1) / count);
        // The job must not end before all faults were injected; afterwards it runs without a limit.
        Duration time = Duration.ofMillis((long) (each * seconds * 1_000 * (damages ? PATIENCE : 1)));
        for (String store : stores) {
            for (boolean unaligned : new boolean[] {false, true}) {
                plans.add(new CrashPlan(time, each, unaligned, store, parallelism, lines, seed));
            }
        }
        return plans;
    }

    private double secondsPerFault() {
        if (damages) return workers > 0 ? SECONDS_A_DAMAGE_IN_CLUSTER : SECONDS_A_DAMAGE;
        return workers > 0 ? SECONDS_A_FAULT : SECONDS_A_KILL;
    }

    private int faults(double seconds) {
        if (kills != null) return kills;
        if (damages && minutes == null) return DAMAGES;
        return (int) Math.max(1, (minutes == null ? MINUTES : minutes) * 60 / seconds);
    }
}
