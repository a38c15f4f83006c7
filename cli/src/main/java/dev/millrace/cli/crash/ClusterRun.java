package dev.millrace.cli.crash;

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
import java.util.SplittableRandom;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Runs the job of one plan on a cluster of processes whose workers are killed and suspended, and compares what it has
/// written with what it writes undisturbed.
final class ClusterRun {
    private static final int FILES = 6;
    private static final int KEYS = 300;
    private static final int LIFE_MILLIS = 2_000;
    private static final int PAUSE_MILLIS = 7_000;
    private static final int LOOK_MILLIS = 50;
    private static final int PATIENCE_LOOKS = 2_400;

    private final CrashPlan plan;
    private final Path directory;
    private final int workers;
    private final SplittableRandom chance;

    /// @param directory for input, output and checkpoints; empty
    ClusterRun(CrashPlan plan, int workers, Path directory) {
        this.plan = plan;
        this.workers = workers;
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
        int slots = Math.ceilDiv(plan.parallelism(), workers - 1);
        int faults = 0;
        try (ClusterProcesses cluster = new ClusterProcesses(directory.resolve("cluster"), slots)) {
            for (int i = 0; i < workers; i++) cluster.work();
            RestClient client = cluster.client();
            String job = submit(client, stormy);
            while (faults < plan.kills() && disturb(cluster, client, job)) faults++;
            JobMessages.Result result = client.awaitEnd(job);
            if (result.failureCause() != null) {
                throw CrashFaults.FAILED
                        .what("the job failed")
                        .why(result.failureCause().summary())
                        .fix("see " + directory.resolve("cluster"));
            }
        }
        long lines = 0;
        for (String answer : CrashRun.ANSWERS)
            lines += CrashRun.compare(expected.resolve(answer), stormy.resolve(answer));
        return new CrashRun.Result(faults, lines, Duration.ofNanos(System.nanoTime() - began));
    }

    /// At a time by chance after the job has completed another checkpoint.
    ///
    /// @return false if the job was over before
    private boolean disturb(ClusterProcesses cluster, RestClient client, String job)
            throws IOException, InterruptedException {
        long before = completed(client, job);
        for (int look = 0; completed(client, job) <= before; look++) {
            if (isOver(client, job)) return false;
            if (look == PATIENCE_LOOKS) {
                throw CrashFaults.ENDLESS
                        .what("job %s completes no checkpoint", job)
                        .fix("see " + directory.resolve("cluster"));
            }
            Thread.sleep(LOOK_MILLIS);
        }
        Thread.sleep(chance.nextInt(LIFE_MILLIS));
        int which = chance.nextInt(cluster.workers());
        if (chance.nextInt(3) == 0) cluster.suspend(which, chance.nextInt(PAUSE_MILLIS));
        else cluster.kill(which);
        return true;
    }

    private static long completed(RestClient client, String job) {
        CheckpointMessages.Statistics all = client.checkpoints(job);
        return all.counts().completed();
    }

    private static boolean isOver(RestClient client, String job) {
        String status = client.status(job);
        return status.equals("FAILED") || status.equals("FINISHED") || status.equals("CANCELED");
    }

    /// The program is part of every process: its jar only names it.
    private String submit(RestClient client, Path output) throws IOException {
        Path jar = directory.resolve("crash-job.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, CrashJob.class.getName());
        try (OutputStream bytes = Files.newOutputStream(jar)) {
            new JarOutputStream(bytes, manifest).close();
        }
        double rate = plan.lines() / Math.max(1.0, plan.time().toMillis() / 1_000.0);
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("--input", directory.resolve("input").toString()));
        arguments.addAll(List.of("--output", output.toString()));
        arguments.addAll(List.of("--rate", Double.toString(rate)));
        arguments.addAll(List.of("--parallelism", Integer.toString(plan.parallelism())));
        Map<String, String> settings = new HashMap<>(CrashRun.settings(plan, output));
        settings.put("restart-strategy.type", "fixed-delay");
        settings.put("restart-strategy.fixed-delay.attempts", "100000");
        settings.put("restart-strategy.fixed-delay.delay", "100 ms");
        settings.put("heartbeat.timeout", "4 s");
        settings.forEach((key, value) -> arguments.addAll(List.of("--D." + key, value)));
        String uploaded = client.upload(jar);
        return client.run(
                uploaded, new JarMessages.Run(null, arguments, plan.parallelism(), null, null, null, null, settings));
    }
}
