package dev.millrace.cli.crash;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.CheckpointMessages;
import dev.millrace.client.message.JarMessages;
import dev.millrace.client.message.JobMessages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Runs the job of one plan on a cluster whose processes are killed and suspended, and compares its output with that
/// of an undisturbed run.
final class ClusterRun {
    private static final int FILES = 6;
    private static final int KEYS = 300;
    private static final int LIFE_MILLIS = 2_000;
    /// The factor by which the job may exceed the planned time because of the faults.
    private static final int PATIENCE = 4;
    private static final int PAUSE_MILLIS = 7_000;
    private static final int LOOK_MILLIS = 50;
    private static final int PATIENCE_LOOKS = 2_400;
    private static final String HEARTBEAT = "4 s";
    private static final Set<String> OVER = Set.of("FAILED", "FINISHED", "CANCELED");

    private final CrashPlan plan;
    private final Path directory;
    private final Size size;
    private final Ground ground;
    private final SplittableRandom chance;

    /// Holds the number of processes.
    ///
    /// @param coordinators one of which leads
    /// @param settings of all processes
    record Size(int workers, int coordinators, Map<String, String> settings) {}

    /// @param ground where they run
    /// @param directory for input, output and checkpoints; empty
    ClusterRun(CrashPlan plan, Size size, Ground ground, Path directory) {
        this.ground = ground;
        this.plan = plan;
        this.size = size;
        this.directory = directory;
        this.chance = new SplittableRandom(plan.seed());
    }

    CrashRun.Result run() throws IOException, InterruptedException {
        long began = System.nanoTime();
        new CrashInput(FILES, plan.lines(), KEYS, plan.seed()).write(directory.resolve("input"));
        CrashRun calm = new CrashRun(plan, directory);
        Path expected = directory.resolve("calm");
        calm.runUndisturbed(expected);
        Path stormy = Files.createDirectories(directory.resolve("stormy"));
        int faults = 0;
        try (ClusterProcesses cluster =
                new ClusterProcesses(directory.resolve("cluster"), shape(plan, size, directory), ground)) {
            for (int i = 0; i < size.workers; i++) cluster.work();
            // Waits until a coordinator leads.
            ask(cluster, RestClient::overview);
            String job = submit(cluster.client(), stormy);
            while (faults < plan.kills() && disturb(cluster, job, faults % 2 == 0)) faults++;
            Files.createFile(stormy.resolve("hurry"));
            JobMessages.Result result = awaitEnd(cluster, job);
            if (result.failureCause() != null) {
                throw CrashFaults.FAILED
                        .what("The job failed.")
                        .why(result.failureCause().summary())
                        .fix("See " + directory.resolve("cluster"));
            }
        }
        long lines = 0;
        for (String answer : CrashRun.ANSWERS)
            lines += CrashRun.compare(expected.resolve(answer), stormy.resolve(answer));
        return new CrashRun.Result(faults, lines, Duration.ofNanos(System.nanoTime() - began));
    }

    /// Returns the shape of the cluster for a plan.
    ///
    /// @param directory that the coordinators share
    static ClusterProcesses.Shape shape(CrashPlan plan, Size size, Path directory) {
        Map<String, String> settings = new HashMap<>();
        settings.put("heartbeat.timeout", HEARTBEAT);
        if (size.coordinators > 1) {
            settings.put("high-availability.type", "DIRECTORY");
            settings.put("high-availability.directory.lease-duration", HEARTBEAT);
            settings.put(
                    "high-availability.storageDir", directory.resolve("shared").toString());
        }
        settings.putAll(size.settings);
        return new ClusterProcesses.Shape(
                size.coordinators, Math.ceilDiv(plan.parallelism(), size.workers - 1), settings);
    }

    /// Injects a fault at a random time after the job's next checkpoint.
    ///
    /// @param isLeader whether the leader is hit
    /// @return false if the job had ended before
    private boolean disturb(ClusterProcesses cluster, String job, boolean isLeader)
            throws IOException, InterruptedException {
        long before = newest(cluster, job);
        for (int look = 0; newest(cluster, job) <= before; look++) {
            if (isOver(cluster, job)) return false;
            if (look == PATIENCE_LOOKS) {
                throw CrashFaults.ENDLESS
                        .what("Job %s completes no checkpoint.", job)
                        .fix("See " + directory.resolve("cluster"));
            }
            Thread.sleep(LOOK_MILLIS);
        }
        Thread.sleep(chance.nextInt(LIFE_MILLIS));
        int which = chance.nextInt(cluster.workers());
        if (isLeader) cluster.killLeader();
        else disturb(cluster, which, chance.nextInt(PAUSE_MILLIS));
        return true;
    }

    private void disturb(ClusterProcesses cluster, int worker, int millis) throws IOException, InterruptedException {
        switch (chance.nextInt(ground.hasWays() ? 5 : 3)) {
            case 0 -> cluster.suspend(worker, millis);
            case 1, 2 -> cluster.kill(worker);
            case 3 -> cluster.cut(worker, millis);
            default -> cluster.slow(worker, millis);
        }
    }

    /// Retries a request while there is no leader, or while the leader has not yet recovered the job.
    static <T> T ask(ClusterProcesses cluster, Function<RestClient, T> request) throws InterruptedException {
        for (int look = 0; ; look++) {
            try {
                return request.apply(cluster.client());
            } catch (MillraceException nobody) {
                if (look == PATIENCE_LOOKS) throw nobody;
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    private JobMessages.Result awaitEnd(ClusterProcesses cluster, String job) throws InterruptedException {
        while (!isOver(cluster, job)) Thread.sleep(LOOK_MILLIS);
        return ask(cluster, client -> client.awaitEnd(job));
    }

    /// Returns the id of the newest checkpoint, which grows across leader changes.
    static long newest(ClusterProcesses cluster, String job) throws InterruptedException {
        return ask(cluster, client -> {
            CheckpointMessages.Checkpoint completed =
                    client.checkpoints(job).latest().completed();
            return completed == null ? 0 : completed.id();
        });
    }

    static boolean isOver(ClusterProcesses cluster, String job) throws InterruptedException {
        return OVER.contains(ask(cluster, client -> client.status(job)));
    }

    private String submit(RestClient client, Path output) throws IOException {
        double rate = plan.lines() / Math.max(1.0, PATIENCE * plan.time().toMillis() / 1_000.0);
        return submit(
                client,
                directory.resolve("crash-job.jar"),
                CrashRun.arguments(plan, directory.resolve("input"), output, rate),
                settings(plan, output));
    }

    /// Returns the settings of a plan's job on a cluster.
    static Map<String, String> settings(CrashPlan plan, Path output) {
        Map<String, String> settings = new HashMap<>(CrashRun.settings(plan, output));
        settings.put("restart-strategy.type", "fixed-delay");
        settings.put("restart-strategy.fixed-delay.attempts", "100000");
        settings.put("restart-strategy.fixed-delay.delay", "100 ms");
        return settings;
    }

    /// Starts the job. All processes have the program on their class path; the jar only names it.
    ///
    /// @param jar is written
    /// @return the job's id
    static String submit(RestClient client, Path jar, List<String> options, Map<String, String> settings)
            throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, CrashJob.class.getName());
        try (OutputStream bytes = Files.newOutputStream(jar)) {
            new JarOutputStream(bytes, manifest).close();
        }
        List<String> arguments = new ArrayList<>(options);
        settings.forEach((key, value) -> arguments.addAll(List.of("--D." + key, value)));
        String uploaded = client.upload(jar);
        return client.run(uploaded, new JarMessages.Run(null, arguments, null, null, null, null, null, settings));
    }
}
