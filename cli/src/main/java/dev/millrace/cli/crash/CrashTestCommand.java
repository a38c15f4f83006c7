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

/// Kills a job again and again, and looks whether anybody could tell from what it wrote.
@Command(
        name = "crash-test",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a job that counts, joins, sums in windows and sets timers, from files to files, in a process of",
            "its own, kills the process at random times, starts it again, and compares what it has written in the",
            "end with what it writes undisturbed. Aligned and overtaking barriers, each store."
        })
public final class CrashTestCommand implements Callable<Integer> {
    private static final double SECONDS_A_KILL = 2.4;
    /// In a cluster: until it is noticed, and the job is through another checkpoint.
    private static final double SECONDS_A_FAULT = 8;
    /// Until the job has started again, perhaps twice.
    private static final double SECONDS_A_DAMAGE = 6;

    private static final double SECONDS_A_DAMAGE_IN_CLUSTER = 20;
    private static final double MINUTES = 5;
    private static final int DAMAGES = 40;
    /// How many times as long as planned the faults may take.
    private static final int PATIENCE = 5;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--minutes", paramLabel = "M", description = "How long, about, over all. Default: 5")
    private @Nullable Double minutes;

    @Option(names = "--kills", paramLabel = "N", description = "How often at least, over all. Default: as time allows")
    private @Nullable Integer kills;

    @Option(names = "--seed", paramLabel = "S", description = "Of the input and the times. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(
            names = "--store",
            split = ",",
            paramLabel = "STORE",
            description = "hashmap, rocksdb. Default: ${DEFAULT-VALUE}")
    private List<String> stores = List.of("hashmap", "rocksdb");

    @Option(
            names = {"-p", "--parallelism"},
            paramLabel = "N",
            description = "Default: ${DEFAULT-VALUE}")
    private int parallelism = 2;

    @Option(names = "--lines", paramLabel = "N", description = "Of input, for each plan. Default: ${DEFAULT-VALUE}")
    private int lines = 200_000;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = {
                "Runs the job on a coordinator and so many workers, each a process of its own; the coordinator is",
                "killed every second time, workers are killed and suspended."
            })
    private int workers;

    @Option(
            names = "--coordinators",
            paramLabel = "N",
            description = {
                "With --workers: so many coordinators, of which the one that leads is killed, too. Default: 1, which",
                "is started again in its place."
            })
    private int coordinators = 1;

    @Option(
            names = "--namespaces",
            description = {
                "With --workers: each process has a network namespace of its own (Linux, root), and workers are cut",
                "off and slowed, too."
            })
    private boolean hasNamespaces;

    @Option(
            names = "--damage",
            description = {
                "Deletes, truncates and changes parts of checkpoints while a process is dead, fills the disk, and kills",
                "at certain points of a checkpoint. Each fault must end exactly once or be refused with MR-5342.",
                "After a refusal the files are put back. 40 faults, unless --kills or --minutes says otherwise."
            })
    private boolean damages;

    @Option(
            names = "--restart-every",
            paramLabel = "SECONDS",
            description = {
                "With --workers: restarts one worker after the other for --minutes, so long after the job has recovered",
                "from the restart before, and prints the memory, threads and open files of the coordinator.",
                "Aligned barriers, the first store."
            })
    private @Nullable Integer restartSeconds;

    @Option(
            names = "-D",
            paramLabel = "key=value",
            description = "With --workers: a setting of all processes, such as high-availability.type=ZOOKEEPER.")
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
        out.printf("killed %d times in all, and nobody can tell%n", all);
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
        out.printf("%d restarts, and nobody can tell%n", sizes.size());
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
        // It must not end before all faults came, and need not take so long then.
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
