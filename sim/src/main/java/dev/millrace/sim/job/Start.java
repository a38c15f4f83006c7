package dev.millrace.sim.job;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.CheckpointingMode;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ExternalizedCheckpointRetention;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.config.StateBackendOptions;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import java.time.Duration;
import java.util.Optional;

/// Describes how the job is started in a life.
///
/// @param from the snapshot to start from; empty for none
/// @param isByName whether the job finds the snapshot by its name
/// @param entries the number of keyed state entries that each subtask keeps in memory before it uses a store; 0 for
/// no store
/// @param patience the factor for the checkpoint timeout of the plan
public record Start(
        Optional<CheckpointDirectory.Complete> from, boolean isByName, int parallelism, int entries, int patience) {
    private static final int ATTEMPTS_MAX = 100;

    /// Returns the number of the checkpoint to start from; 0 for none.
    public long checkpoint() {
        return from.map(Snapshots::number).orElse(0L);
    }

    @Override
    public String toString() {
        String what = from.map(found -> found.path().toString()).orElse("nothing");
        return "starts from %s%s with parallelism %d%s"
                .formatted(what, isByName ? " by name" : "", parallelism, entries > 0 ? " and a store" : "");
    }

    /// Returns an environment with the settings and the job of a scene.
    public StreamExecutionEnvironment environment(Scene scene) {
        Plan plan = scene.plan();
        Configuration configuration = new Configuration();
        checkpoints(configuration, plan.checkpoints(), patience);
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, "file://" + scene.checkpoints());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, ATTEMPTS_MAX);
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY,
                Duration.ofMillis(plan.trouble().restartMillis()));
        configuration.setString("millrace.recovery.wait-for-checkpoint", "2 s");
        configuration.setString(
                "millrace.windows.general-only", "" + plan.shape().isGeneral());
        // In half of the worlds, snapshots are not retried. Otherwise hardly any checkpoint would fail because
        // of a write error.
        if (plan.seed() % 2 == 0) configuration.setString("millrace.snapshots.retries", "0");
        if (entries > 0) {
            configuration.set(StateBackendOptions.STATE_BACKEND, MemoryStoreType.NAME);
            configuration.setString("millrace.state.entries-in-memory", "" + entries);
        }
        if (isByName) configuration.setString("millrace.resume", "true");
        else from.ifPresent(found -> configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, "file://" + found.path()));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        if (!plan.shape().isChained()) env.disableOperatorChaining();
        env.setBufferTimeout(plan.shape().timeoutMillis());
        plan.workload().describe(env, plan);
        return env;
    }

    private static void checkpoints(Configuration configuration, Plan.Checkpointing how, int patience) {
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(how.intervalMillis()));
        configuration.set(
                CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMillis(how.timeoutMillis() * patience));
        configuration.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofMillis(how.pauseMillis()));
        configuration.set(CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS, how.concurrent());
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, how.tolerable());
        configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, how.retained());
        configuration.set(
                CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                how.isExact() ? CheckpointingMode.EXACTLY_ONCE : CheckpointingMode.AT_LEAST_ONCE);
        configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, how.isOvertaking());
        configuration.set(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT, Duration.ofMillis(how.overtakeMillis()));
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, how.isIncremental());
        configuration.set(CheckpointingOptions.CREATE_CHECKPOINT_SUB_DIR, how.isBelow());
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    }
}
