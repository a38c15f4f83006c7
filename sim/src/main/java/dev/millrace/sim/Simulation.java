package dev.millrace.sim;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.runtime.job.run.LocalJobExecutor;
import dev.millrace.sim.job.AttemptLog;
import dev.millrace.sim.job.Plan;
import dev.millrace.sim.job.Scene;
import dev.millrace.sim.job.Start;
import dev.millrace.sim.world.Happening;
import dev.millrace.sim.world.Life;
import dev.millrace.sim.world.SeedResult;
import dev.millrace.sim.world.World;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Runs one seed. The lives of a process follow each other. In each life, an operator starts the job from the newest
/// usable checkpoint, until the job has ended.
public final class Simulation {
    private static final int LIVES_MAX = 40;
    private static final long POINTS_MAX = 5_000_000;

    private final Plan plan;
    private final World world;
    private final List<String> failures = new ArrayList<>();
    private long points;
    private boolean hasFinished;

    private Simulation(Plan plan, Set<String> mistakes) {
        this.plan = plan;
        this.world = new World(plan.seed(), plan.temper(), mistakes);
    }

    /// Runs a seed.
    ///
    /// @param mistakes the names of mistakes that the engine and the job make on purpose
    public static SeedResult run(long seed, Set<String> mistakes) {
        return new Simulation(Plan.of(seed), mistakes).run();
    }

    private SeedResult run() {
        int lives = 0;
        try (Scene scene = new Scene(plan, world, false)) {
            Keeper keeper = new Keeper(world, scene);
            while (!hasFinished && world.violation() == null && lives < LIVES_MAX) live(keeper, scene, lives++);
            return verdict(lives, wrong(scene));
        } finally {
            AttemptLog.forget(plan.seed());
        }
    }

    private SeedResult verdict(int lives, @Nullable String wrong) {
        return new SeedResult(
                "--seed " + plan.seed(),
                plan.words(),
                wrong,
                world.trace().hash(),
                lives,
                points,
                world.happenings(),
                world.trace().lastCalls(),
                world.trace().last());
    }

    private @Nullable String wrong(Scene scene) {
        if (world.violation() != null) return world.violation();
        if (!hasFinished) return "the job did not end in %d lives: %s".formatted(LIVES_MAX, failures);
        return scene.verdict();
    }

    private void live(Keeper keeper, Scene scene, int number) {
        List<Long> crashes = plan.trouble().crashes();
        long crash = number < crashes.size() ? crashes.get(number) : 0;
        Life life = new Life(world, new Life.Span(Math.max(0, -crash), Math.max(0, crash), POINTS_MAX));
        Life.End end = life.live("operator", () -> operate(keeper, scene, life));
        points += life.points();
        if (end == Life.End.CRASHED) world.crash(plan.trouble().losesPower());
    }

    private void operate(Keeper keeper, Scene scene, Life life) {
        Start start = keeper.prepare(life);
        AttemptLog.listen(plan.seed(), thrown -> {
            String why = text(thrown);
            life.note("an attempt failed: " + thrown.getMessage());
            if (!isExpected(why) && !isLoss(scene, why)) life.violated("an attempt failed, and not on purpose: " + why);
        });
        JobExecutor executor = LocalJobExecutor.on(life.host());
        CompletableFuture<JobExecutionResult> result;
        try {
            JobClient client = ScopedValue.where(JobExecutor.HERE, executor)
                    .call(() -> start.environment(scene).executeAsync(AttemptLog.jobName(plan.seed())));
            result = client.getJobExecutionResult();
            keeper.attend(life, client, result);
        } catch (Exception thrown) {
            life.violated("the job did not start: " + text(thrown));
            return;
        }
        if (!result.isCompletedExceptionally()) {
            hasFinished = !keeper.hasStopped();
            return;
        }
        String why = text(result.exceptionNow());
        failures.add(result.exceptionNow().toString());
        if (isLoss(scene, why)) {
            world.happened(Happening.REFUSAL);
            keeper.refused();
            return;
        }
        if (!isExpected(why)) life.violated("the job failed, and not on purpose: " + why);
    }

    /// Returns whether an injected fault caused a failure.
    private static boolean isExpected(String why) {
        return why.contains("on purpose") || why.contains("was not complete after");
    }

    /// Returns whether a checkpoint that was damaged on purpose caused a failure.
    private boolean isLoss(Scene scene, String why) {
        // The process ended after it had given up a stop and before it had recorded that.
        if (why.contains("was to stop with the savepoint")) return true;
        if (why.contains("MR-5342")) return scene.isSabotaged() || plan.upkeep().damages();
        boolean isOfFiles = why.contains("MR-410") || why.contains(NoSuchFileException.class.getName());
        return isOfFiles && scene.isSabotaged();
    }

    private static String text(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
