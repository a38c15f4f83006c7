package dev.millrace.api.config;

import java.time.Duration;

/// Defines the options of restarts after failures of a job.
public class RestartStrategyOptions {

    /// The prefix of the keys.
    public static final String RESTART_STRATEGY_CONFIG_PREFIX = "restart-strategy";

    /// The restart strategy: none, fixed-delay, failure-rate or exponential-delay.
    public static final ConfigOption<String> RESTART_STRATEGY = ConfigOptions.key("restart-strategy.type")
            .stringType()
            .noDefaultValue()
            .withDeprecatedKeys("restart-strategy")
            .withDescription("The restart strategy: none, fixed-delay, failure-rate or exponential-delay.");

    /// The number of restarts before the job fails.
    public static final ConfigOption<Integer> RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS = ConfigOptions.key(
                    "restart-strategy.fixed-delay.attempts")
            .intType()
            .defaultValue(1)
            .withDescription("The number of restarts before the job fails.");

    /// The time before each restart.
    public static final ConfigOption<Duration> RESTART_STRATEGY_FIXED_DELAY_DELAY = ConfigOptions.key(
                    "restart-strategy.fixed-delay.delay")
            .durationType()
            .defaultValue(Duration.ofSeconds(1))
            .withDescription("The time before each restart.");

    /// The number of failures that one interval may have before the job fails.
    public static final ConfigOption<Integer> RESTART_STRATEGY_FAILURE_RATE_MAX_FAILURES_PER_INTERVAL =
            ConfigOptions.key("restart-strategy.failure-rate.max-failures-per-interval")
                    .intType()
                    .defaultValue(1)
                    .withDescription("The number of failures that one interval may have before the job fails.");

    /// The interval in which the strategy counts failures.
    public static final ConfigOption<Duration> RESTART_STRATEGY_FAILURE_RATE_FAILURE_RATE_INTERVAL = ConfigOptions.key(
                    "restart-strategy.failure-rate.failure-rate-interval")
            .durationType()
            .defaultValue(Duration.ofMinutes(1))
            .withDescription("The interval in which the strategy counts failures.");

    /// The time before each restart.
    public static final ConfigOption<Duration> RESTART_STRATEGY_FAILURE_RATE_DELAY = ConfigOptions.key(
                    "restart-strategy.failure-rate.delay")
            .durationType()
            .defaultValue(Duration.ofSeconds(1))
            .withDescription("The time before each restart.");

    /// The time before the first restart.
    public static final ConfigOption<Duration> RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF = ConfigOptions.key(
                    "restart-strategy.exponential-delay.initial-backoff")
            .durationType()
            .defaultValue(Duration.ofSeconds(1))
            .withDescription("The time before the first restart.");

    /// The longest time before a restart.
    public static final ConfigOption<Duration> RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF = ConfigOptions.key(
                    "restart-strategy.exponential-delay.max-backoff")
            .durationType()
            .defaultValue(Duration.ofMinutes(1))
            .withDescription("The longest time before a restart.");

    /// The factor by which each delay is longer than the delay before.
    public static final ConfigOption<Double> RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER = ConfigOptions.key(
                    "restart-strategy.exponential-delay.backoff-multiplier")
            .doubleType()
            .defaultValue(1.5)
            .withDescription("The factor by which each delay is longer than the delay before.");

    /// The time without a failure after which the next delay is the initial delay again.
    public static final ConfigOption<Duration> RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD =
            ConfigOptions.key("restart-strategy.exponential-delay.reset-backoff-threshold")
                    .durationType()
                    .defaultValue(Duration.ofHours(1))
                    .withDescription("After this time without a failure the next delay is the initial delay again.");

    /// The random part of each delay: the delay is longer or shorter by up to this fraction.
    public static final ConfigOption<Double> RESTART_STRATEGY_EXPONENTIAL_DELAY_JITTER_FACTOR = ConfigOptions.key(
                    "restart-strategy.exponential-delay.jitter-factor")
            .doubleType()
            .defaultValue(0.1)
            .withDescription("The random part of each delay: the delay is longer or shorter by up to this fraction.");

    /// The number of restarts before the job fails.
    public static final ConfigOption<Integer> RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS = ConfigOptions.key(
                    "restart-strategy.exponential-delay.attempts-before-reset-backoff")
            .intType()
            .defaultValue(Integer.MAX_VALUE)
            .withDescription("The number of restarts before the job fails.");

    public RestartStrategyOptions() {}
}
