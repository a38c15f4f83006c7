package dev.millrace.sim;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.CheckpointingMode;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ExternalizedCheckpointRetention;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.base.host.Disk;
import dev.millrace.runtime.job.LocalJobExecutor;
import dev.millrace.sim.job.Plan;
import dev.millrace.sim.job.Scene;
import dev.millrace.sim.world.Life;
import dev.millrace.sim.world.World;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Runs one seed: lives of a process, one after the other, in each of which an operator starts the job from the newest
/// checkpoint that can be used, until it has come to its end.
public final class Simulation {
    private static final int LIVES_MAX = 40;
    private static final int ATTEMPTS_MAX = 100;
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

    /// @param mistakes that the engine and the job are to make, by name
    public static Verdict run(long seed, Set<String> mistakes) {
        return new Simulation(Plan.of(seed), mistakes).run();
    }

    private Verdict run() {
        int lives = 0;
        try (Scene scene = new Scene(plan, world)) {
            while (!hasFinished && world.violation() == null && lives < LIVES_MAX) live(scene, lives++);
            return verdict(lives, wrong(scene));
        } finally {
            AttemptLog.forget(plan.seed());
        }
    }

    private Verdict verdict(int lives, @Nullable String wrong) {
        return new Verdict(
                plan,
                wrong,
                world.trace().hash(),
                lives,
                points,
                world.trace().lastCalls(),
                world.trace().last());
    }

    private @Nullable String wrong(Scene scene) {
        if (world.violation() != null) return world.violation();
        if (!hasFinished) return "the job did not end in %d lives: %s".formatted(LIVES_MAX, failures);
        return scene.verdict();
    }

    private void live(Scene scene, int number) {
        List<Long> crashes = plan.trouble().crashes();
        long crash = number < crashes.size() ? crashes.get(number) : 0;
        Life life = new Life(world, new Life.Span(Math.max(0, -crash), Math.max(0, crash), POINTS_MAX));
        Life.End end = life.live("operator", () -> operate(scene, life));
        points += life.points();
        if (end == Life.End.CRASHED) world.crash(plan.trouble().losesPower());
    }

    private void operate(Scene scene, Life life) {
        Optional<CheckpointDirectory.Complete> newest;
        try {
            newest = newest(life.host().disk());
        } catch (IOException failed) {
            failures.add("cannot find a checkpoint: " + failed);
            return;
        }
        scene.begin(life, newest.map(found -> found.manifest().checkpoint()).orElse(0L));
        life.note("starts from " + newest.map(found -> found.path().toString()).orElse("nothing"));
        AttemptLog.listen(plan.seed(), thrown -> {
            String why = text(thrown);
            life.note("an attempt failed: " + thrown.getMessage());
            if (!isExpected(why)) life.violated("an attempt failed, and not on purpose: " + why);
        });
        JobExecutor executor = LocalJobExecutor.on(life.host());
        CompletableFuture<JobExecutionResult> result;
        try {
            JobClient client = ScopedValue.where(JobExecutor.HERE, executor)
                    .call(() -> environment(newest).executeAsync(AttemptLog.jobName(plan.seed())));
            result = client.getJobExecutionResult();
        } catch (Exception thrown) {
            life.violated("the job did not start: " + text(thrown));
            return;
        }
        life.host().threads().await(result);
        if (!result.isCompletedExceptionally()) {
            hasFinished = true;
            return;
        }
        String why = text(result.exceptionNow());
        failures.add(result.exceptionNow().toString());
        if (!isExpected(why)) life.violated("the job failed, and not on purpose: " + why);
    }

    /// Whether the world is to blame for a failure.
    private static boolean isExpected(String why) {
        return why.contains("on purpose") || why.contains("was not complete after");
    }

    private static String text(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private Optional<CheckpointDirectory.Complete> newest(Disk disk) throws IOException {
        Optional<CheckpointDirectory.Complete> newest = Optional.empty();
        for (Path root : plan.roots(world)) {
            Optional<CheckpointDirectory.Complete> found = new CheckpointDirectory(disk, root).newest((_, _) -> {});
            if (found.isPresent() && (newest.isEmpty() || number(found.get()) > number(newest.get()))) newest = found;
        }
        return newest;
    }

    private static long number(CheckpointDirectory.Complete checkpoint) {
        return checkpoint.manifest().checkpoint();
    }

    private StreamExecutionEnvironment environment(Optional<CheckpointDirectory.Complete> from) {
        Plan.Checkpointing how = plan.checkpoints();
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(how.intervalMillis()));
        configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMillis(how.timeoutMillis()));
        configuration.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofMillis(how.pauseMillis()));
        configuration.set(CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS, how.concurrent());
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, how.tolerable());
        configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, how.retained());
        configuration.set(
                CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                how.isExact() ? CheckpointingMode.EXACTLY_ONCE : CheckpointingMode.AT_LEAST_ONCE);
        configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, how.isExact() && how.isOvertaking());
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, how.isIncremental());
        configuration.set(CheckpointingOptions.CREATE_CHECKPOINT_SUB_DIR, how.isBelow());
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, "file:///sim/checkpoints");
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, ATTEMPTS_MAX);
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY,
                Duration.ofMillis(plan.trouble().restartMillis()));
        configuration.setString("millrace.windows.general-only", "true");
        from.ifPresent(found -> configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, "file://" + found.path()));
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(plan.shape().parallelism(), configuration);
        if (!plan.shape().isChained()) env.disableOperatorChaining();
        env.setBufferTimeout(plan.shape().timeoutMillis());
        plan.workload().describe(env, plan);
        return env;
    }
}
