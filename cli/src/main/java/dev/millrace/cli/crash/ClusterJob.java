package dev.millrace.cli.crash;

import dev.millrace.client.RestClient;
import dev.millrace.client.message.JobMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// Runs a job on a cluster of processes, and kills a worker or the leading coordinator.
final class ClusterJob implements JobUnderTest {
    private static final int LOOK_MILLIS = 50;
    private static final int LOOKS = 6_000;
    private static final int PHASE_LOOKS = 4_000;
    private static final int LEADERS = 3;
    private static final String REFUSAL = "MR-5342";
    private static final String FULL = "MR-5330";
    private static final Set<String> OVER = Set.of("FAILED", "FINISHED", "CANCELED");

    private final CrashPlan plan;
    private final DamageRun.Place place;
    private final ClusterProcesses cluster;
    private final Ground ground;
    private final CheckpointFiles checkpoints;
    private final SplittableRandom chance;
    private String job = "";
    /// The newest checkpoint at the last start or kill.
    private long before;

    /// Starts the processes.
    ///
    /// @param ground is closed with this
    ClusterJob(CrashPlan plan, ClusterRun.Size size, Ground ground, DamageRun.Place place)
            throws IOException, InterruptedException {
        this.plan = plan;
        this.place = place;
        this.ground = ground;
        this.checkpoints = place.checkpoints();
        this.chance = new SplittableRandom(plan.seed());
        Path directory = place.directory();
        this.cluster =
                new ClusterProcesses(directory.resolve("cluster"), ClusterRun.shape(plan, size, directory), ground);
        for (int i = 0; i < size.workers(); i++) cluster.work();
        // Waits until a coordinator leads.
        ClusterRun.ask(cluster, RestClient::overview);
    }

    @Override
    public void start(Map<String, String> settings) throws IOException {
        before = checkpoints.greatest();
        Map<String, String> all = new HashMap<>(ClusterRun.settings(plan, place.stormy()));
        all.putAll(DamageRun.SETTINGS);
        all.put("millrace.resume", "true");
        all.putAll(settings);
        List<String> arguments = new ArrayList<>(
                CrashRun.arguments(plan, place.directory().resolve("input"), place.stormy(), plan.rate()));
        arguments.addAll(List.of("--roll-on-checkpoint", "true"));
        job = ClusterRun.submit(cluster.client(), place.directory().resolve("crash-job.jar"), arguments, all);
    }

    @Override
    public void kill(Meanwhile meanwhile) throws IOException, InterruptedException {
        if (chance.nextInt(LEADERS) == 0) cluster.killLeader(meanwhile);
        else cluster.kill(chance.nextInt(cluster.workers()), meanwhile);
        before = checkpoints.greatest();
    }

    @Override
    public boolean isReadAgain() {
        // The killed worker may have had no subtasks.
        return false;
    }

    @Override
    public Progress await() throws IOException, InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            if (checkpoints.greatest() > before) return Progress.CHECKPOINT;
            if (isOver()) {
                if (failure().contains(REFUSAL)) return Progress.REFUSED;
                throw failed();
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw endless("job %s completes no checkpoint".formatted(job));
    }

    private boolean isOver() throws InterruptedException {
        return OVER.contains(ClusterRun.ask(cluster, client -> client.status(job)));
    }

    private String failure() throws InterruptedException {
        JobMessages.Result result = ClusterRun.ask(cluster, client -> client.awaitEnd(job));
        return result.failureCause() == null ? "" : result.failureCause().stackTrace();
    }

    private RuntimeException failed() throws InterruptedException {
        return CrashFaults.FAILED
                .what("Job %s ended too early.", job)
                .why(failure())
                .fix("See " + place.directory().resolve("cluster"));
    }

    private RuntimeException endless(String what) {
        return CrashFaults.ENDLESS.what(what).fix("See " + place.directory().resolve("cluster"));
    }

    @Override
    public void awaitPhase(InjectedFault.Phase phase) throws InterruptedException {
        long newest = checkpoints.greatest();
        for (int look = 0; look < PHASE_LOOKS && !checkpoints.isAt(phase, newest); look++) Thread.sleep(1);
    }

    @Override
    public boolean canFill(SmallDisk.Way way) {
        return way == SmallDisk.Way.TMPFS;
    }

    @Override
    public String fillDisk(SmallDisk disk) throws IOException, InterruptedException {
        long known = lastFull();
        disk.fill();
        for (int look = 0; lastFull() == known; look++) {
            if (look == LOOKS) throw endless("job %s does without room".formatted(job));
            if (isOver()) throw failed();
            Thread.sleep(LOOK_MILLIS);
        }
        disk.empty();
        before = checkpoints.greatest();
        return "The job failed with MR-5330, and its restart strategy restarted it.";
    }

    /// Returns when the job last failed because the disk was full; 0 if it never did.
    private long lastFull() throws InterruptedException {
        return ClusterRun.ask(cluster, client -> client.failures(job)).stream()
                .filter(each -> each.stacktrace().contains(FULL))
                .mapToLong(JobMessages.Failure::timestamp)
                .max()
                .orElse(0);
    }

    @Override
    public void finish() throws IOException, InterruptedException {
        Path hurry = place.stormy().resolve(LocalJob.HURRY);
        if (!Files.exists(hurry)) Files.createFile(hurry);
        for (int look = 0; !isOver(); look++) {
            if (look == LOOKS) throw endless("job %s does not end".formatted(job));
            Thread.sleep(LOOK_MILLIS);
        }
        if (!failure().isEmpty()) throw failed();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        cluster.close();
        ground.close();
    }
}
