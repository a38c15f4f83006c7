package dev.millrace.cli.crash;

import dev.millrace.client.message.JobMessages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Runs the job of one plan on a cluster whose workers are restarted one after the other. Prints the coordinator's
/// resource use after each restart, which reveals leaks of lost workers and attempts. In the end compares the results
/// with those of an undisturbed run.
final class SoakRun {
    private static final long LOOK_MILLIS = 50;
    private static final int PATIENCE_LOOKS = 2_400;
    /// The factor by which the input exceeds the planned time.
    private static final int INPUT_TIMES = 2;

    private final CrashPlan plan;
    private final ClusterRun.Size size;
    private final Duration pause;
    private final Path directory;
    private final PrintWriter out;
    private final List<ProcessSize> sizes = new ArrayList<>();

    /// @param pause between two restarts
    /// @param directory for input, output and checkpoints; empty
    SoakRun(CrashPlan plan, ClusterRun.Size size, Duration pause, Path directory, PrintWriter out) {
        this.plan = plan;
        this.size = size;
        this.pause = pause;
        this.directory = directory;
        this.out = out;
    }

    /// Returns the coordinator's resource use after each restart.
    List<ProcessSize> run() throws IOException, InterruptedException {
        new CrashInput(CrashRun.FILES, plan.lines(), CrashRun.KEYS, plan.seed()).write(directory.resolve("input"));
        Path expected = directory.resolve("calm");
        new CrashRun(plan, directory).runUndisturbed(expected);
        Path disturbed = Files.createDirectories(directory.resolve("stormy"));
        ClusterProcesses.Shape shape = ClusterRun.shape(plan, size, directory);
        try (Ground ground = Ground.loopback();
                ClusterProcesses cluster = new ClusterProcesses(directory.resolve("cluster"), shape, ground)) {
            for (int i = 0; i < size.workers(); i++) cluster.work();
            ClusterRun.ask(cluster, client -> client.overview());
            String job = ClusterRun.submit(
                    cluster.client(),
                    directory.resolve("crash-job.jar"),
                    CrashRun.arguments(plan, directory.resolve("input"), disturbed, plan.rate() / INPUT_TIMES),
                    ClusterRun.settings(plan, disturbed));
            restart(cluster, job);
            Files.createFile(disturbed.resolve("hurry"));
            awaitEnd(cluster, job);
        }
        for (String answer : CrashRun.ANSWERS) CrashRun.compare(expected.resolve(answer), disturbed.resolve(answer));
        return sizes;
    }

    private void restart(ClusterProcesses cluster, String job) throws IOException, InterruptedException {
        out.println("  seconds  restarts  resident MB  metaspace MB  threads  open files");
        long began = System.nanoTime();
        long end = began + plan.time().toNanos();
        for (int restarts = 1; System.nanoTime() < end; restarts++) {
            long before = ClusterRun.newest(cluster, job);
            // The oldest worker is restarted, alternately by a kill and by a shutdown.
            if (restarts % 2 == 0) cluster.kill(0);
            else cluster.replace(0);
            awaitCheckpoint(cluster, job, before);
            Thread.sleep(pause);
            ProcessSize now = ProcessSize.of(cluster.leader(), cluster.client());
            sizes.add(now);
            out.printf(
                    "  %7d  %8d  %11d  %12d  %7d  %10d%n",
                    Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                    restarts,
                    now.residentBytes() >> 20,
                    now.metaspaceBytes() >> 20,
                    now.threads(),
                    now.files());
            out.flush();
        }
    }

    /// A new checkpoint shows that the job has recovered, because all subtasks have acknowledged it.
    private void awaitCheckpoint(ClusterProcesses cluster, String job, long before) throws InterruptedException {
        for (int look = 0; ClusterRun.newest(cluster, job) <= before; look++) {
            if (ClusterRun.isOver(cluster, job)) throw over(cluster, job);
            if (look == PATIENCE_LOOKS) {
                throw CrashFaults.ENDLESS
                        .what("Job %s completes no checkpoint after the restart of a worker.", job)
                        .fix("See " + directory.resolve("cluster"));
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private void awaitEnd(ClusterProcesses cluster, String job) throws InterruptedException {
        while (!ClusterRun.isOver(cluster, job)) Thread.sleep(LOOK_MILLIS);
        JobMessages.Result result = ClusterRun.ask(cluster, client -> client.awaitEnd(job));
        if (result.failureCause() != null) throw over(cluster, job);
    }

    private RuntimeException over(ClusterProcesses cluster, String job) throws InterruptedException {
        JobMessages.Result result = ClusterRun.ask(cluster, client -> client.awaitEnd(job));
        return CrashFaults.FAILED
                .what("Job %s ended too early.", job)
                .why(
                        result.failureCause() == null
                                ? "The input of the job ended."
                                : result.failureCause().summary())
                .fix("See %s, or increase the input with --lines.", directory.resolve("cluster"));
    }
}
