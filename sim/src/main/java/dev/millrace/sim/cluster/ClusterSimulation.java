package dev.millrace.sim.cluster;

import dev.millrace.sim.job.AttemptLog;
import dev.millrace.sim.job.Scene;
import dev.millrace.sim.world.Happening;
import dev.millrace.sim.world.Life;
import dev.millrace.sim.world.SeedResult;
import dev.millrace.sim.world.World;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs one seed: a cluster with one job, until the job has ended.
public final class ClusterSimulation {
    private static final long POINTS_MAX = 5_000_000;
    private static final long MILLI = 1_000_000;
    private static final long LOOK_NANOS = 20 * MILLI;
    /// The time from the end of the job until the ledger is checked.
    private static final long REST_NANOS = 2_000 * MILLI;
    /// The maximum time from the last fault to the end of the job, by the world's clock.
    private static final long PATIENCE_NANOS = 400_000 * MILLI;

    private final ClusterPlan plan;
    private final World world;
    private final Life life;
    private boolean hasFinished;

    private ClusterSimulation(ClusterPlan plan, Set<String> mistakes) {
        this.plan = plan;
        this.world = new World(plan.job().seed(), plan.job().temper(), mistakes);
        this.life = new Life(world, new Life.Span(0, 0, POINTS_MAX));
    }

    /// Runs a seed.
    ///
    /// @param mistakes the names of mistakes that the engine and the job make on purpose
    public static SeedResult run(long seed, Set<String> mistakes) {
        return new ClusterSimulation(new RandomClusterPlan(seed).plan(), mistakes).run();
    }

    private SeedResult run() {
        long seed = plan.job().seed();
        try (Scene scene = new Scene(plan.job(), world, true)) {
            life.live("keeper", () -> keep(scene));
            return new SeedResult(
                    "--cluster --seed " + seed,
                    plan.words(),
                    wrong(scene),
                    world.trace().hash(),
                    1,
                    life.points(),
                    world.happenings(),
                    world.trace().lastCalls(),
                    world.trace().last());
        } finally {
            AttemptLog.forget(seed);
        }
    }

    private @Nullable String wrong(Scene scene) {
        if (world.violation() != null) return world.violation();
        if (!hasFinished) return "the job did not end";
        return scene.verdict();
    }

    private void keep(Scene scene) {
        scene.begin(life, 0, false);
        SimCluster cluster =
                new SimCluster(life, plan, new Ways(World.random(plan.job().seed(), 11)), scene);
        cluster.ways().failCalls(plan.callFaultPercent());
        cluster.start();
        AttemptLog.listen(plan.job().seed(), thrown -> {
            world.happened(Happening.ATTEMPT_FAILED);
            String why = text(thrown);
            if (why.contains("MR-5481")) world.happened(Happening.WORKER_LOST);
            life.note("an attempt failed: " + thrown.getMessage());
            if (!Blame.isOfTheWorld(thrown)) life.violated("an attempt failed, and not on purpose: " + why);
        });
        SimTask task = cluster.task();
        FaultSchedule faults = new FaultSchedule(life, cluster, plan);
        long lastFaultNanos = plan.lastFaultMillis() * MILLI;
        while (!task.isOver()) {
            faults.look(world.nanos());
            task.look(cluster.candidates().leading());
            cluster.candidates().watch(world);
            if (world.nanos() > lastFaultNanos + PATIENCE_NANOS) {
                life.violated(
                        "the job does not end after the last fault" + life.whereabouts(List.of("-later", "deadline")));
            }
            life.host().threads().park(LOOK_NANOS);
        }
        rest(faults);
        hasFinished = true;
        for (String each : cluster.candidates().audit(life.machine("auditor"))) life.violated(each);
        String failure = task.failure();
        if (failure != null) life.violated("the job failed: " + failure);
    }

    /// Lets the cluster run on, because a process that was wrongly treated as dead may still do harm.
    private void rest(FaultSchedule faults) {
        if (plan.line().equals(ClusterPlan.Line.ONE)) return;
        long over = world.nanos();
        while (!faults.isOver() || world.nanos() < over + REST_NANOS) {
            faults.look(world.nanos());
            life.host().threads().park(LOOK_NANOS);
        }
    }

    private static String text(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
