package dev.millrace.runtime.recovery;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Creates the restart strategy that a job's options select.
public final class RestartStrategies {
    private static final Fault UNKNOWN = new Fault(5320, Category.USER, "a restart strategy is unknown");

    private RestartStrategies() {}

    /// Creates the strategy.
    ///
    /// @param hasCheckpoints true if the job takes checkpoints; without them, the default is no restart, because
    /// the job would start from the beginning
    public static RestartStrategy of(Configuration configuration, boolean hasCheckpoints, RandomGenerator chance) {
        Optional<String> named = configuration.getOptional(RestartStrategyOptions.RESTART_STRATEGY);
        String name =
                named.orElse(hasCheckpoints ? "exponential-delay" : "none").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "none", "off", "disable" -> new RestartStrategy.Never();
            case "fixed-delay", "fixeddelay" ->
                new RestartStrategy.FixedDelay(
                        configuration.get(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS),
                        configuration.get(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY));
            case "failure-rate", "failurerate" ->
                new RestartStrategy.FailureRate(
                        configuration.get(
                                RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_MAX_FAILURES_PER_INTERVAL),
                        configuration.get(RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_FAILURE_RATE_INTERVAL),
                        configuration.get(RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_DELAY));
            case "exponential-delay", "exponentialdelay" ->
                new RestartStrategy.ExponentialDelay(waits(configuration), chance);
            default ->
                throw UNKNOWN.what("restart-strategy.type has the unknown value '%s'.", named.orElse(name))
                        .fix("Use none, fixed-delay, failure-rate or exponential-delay.");
        };
    }

    private static RestartStrategy.ExponentialDelay.Waits waits(Configuration configuration) {
        return new RestartStrategy.ExponentialDelay.Waits(
                configuration.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF),
                configuration.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF),
                configuration.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER),
                configuration.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD),
                configuration.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_JITTER_FACTOR),
                configuration.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS));
    }
}
