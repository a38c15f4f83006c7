package dev.millrace.api.config.legacy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.time.legacy.Time;
import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Creates restart strategies for programs of Flink 1.x. New programs set [RestartStrategyOptions].
public class RestartStrategies {
    public RestartStrategies() {}

    /// Returns a strategy that never restarts the job.
    public static RestartStrategyConfiguration noRestart() {
        return new NoRestartStrategyConfiguration();
    }

    /// Returns a strategy that follows the configuration.
    public static RestartStrategyConfiguration fallBackRestart() {
        return new FallbackRestartStrategyConfiguration();
    }

    /// Returns a strategy with a limited number of restarts and a fixed delay in milliseconds.
    public static RestartStrategyConfiguration fixedDelayRestart(int restartAttempts, long delayBetweenAttempts) {
        return fixedDelayRestart(restartAttempts, Time.milliseconds(delayBetweenAttempts));
    }

    /// Returns a strategy with a limited number of restarts and a fixed delay.
    public static RestartStrategyConfiguration fixedDelayRestart(int restartAttempts, Time delayInterval) {
        return new FixedDelayRestartStrategyConfiguration(restartAttempts, delayInterval);
    }

    /// Returns a strategy with a limited number of restarts and a fixed delay.
    public static RestartStrategyConfiguration fixedDelayRestart(int restartAttempts, Duration delayInterval) {
        return fixedDelayRestart(restartAttempts, Time.fromDuration(delayInterval));
    }

    /// Returns a strategy that restarts the job while an interval has at most the given number of failures.
    public static FailureRateRestartStrategyConfiguration failureRateRestart(
            int failureRate, Duration failureInterval, Duration delayInterval) {
        return failureRateRestart(failureRate, Time.fromDuration(failureInterval), Time.fromDuration(delayInterval));
    }

    /// Returns a strategy that restarts the job while an interval has at most the given number of failures.
    public static FailureRateRestartStrategyConfiguration failureRateRestart(
            int failureRate, Time failureInterval, Time delayInterval) {
        return new FailureRateRestartStrategyConfiguration(failureRate, failureInterval, delayInterval);
    }

    /// Returns a strategy whose delays grow by a factor.
    public static ExponentialDelayRestartStrategyConfiguration exponentialDelayRestart(
            Time initialBackoff,
            Time maxBackoff,
            double backoffMultiplier,
            Time resetBackoffThreshold,
            double jitterFactor) {
        return new ExponentialDelayRestartStrategyConfiguration(
                initialBackoff, maxBackoff, backoffMultiplier, resetBackoffThreshold, jitterFactor);
    }

    /// Returns the strategy of a configuration; empty if the configuration names none.
    public static Optional<RestartStrategyConfiguration> fromConfiguration(ReadableConfig configuration) {
        return configuration
                .getOptional(RestartStrategyOptions.RESTART_STRATEGY)
                .map(name -> switch (name.toLowerCase(Locale.ROOT).replace("-", "")) {
                    case "none", "off", "disable" -> noRestart();
                    case "fixeddelay" -> FixedDelayRestartStrategyConfiguration.of(configuration);
                    case "failurerate" -> FailureRateRestartStrategyConfiguration.of(configuration);
                    case "exponentialdelay" -> ExponentialDelayRestartStrategyConfiguration.of(configuration);
                    default -> fallBackRestart();
                });
    }

    /// Describes a restart strategy.
    public abstract static class RestartStrategyConfiguration implements Serializable {
        private static final long serialVersionUID = 1L;

        RestartStrategyConfiguration() {}

        /// Returns a description for users.
        public abstract String getDescription();

        /// Writes the strategy into a configuration.
        public abstract void writeTo(Configuration configuration);

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof RestartStrategyConfiguration strategy
                    && strategy.getDescription().equals(getDescription());
        }

        @Override
        public int hashCode() {
            return getDescription().hashCode();
        }

        @Override
        public String toString() {
            return getDescription();
        }
    }

    /// Never restarts the job.
    public static final class NoRestartStrategyConfiguration extends RestartStrategyConfiguration {
        private static final long serialVersionUID = 1L;

        public NoRestartStrategyConfiguration() {}

        @Override
        public String getDescription() {
            return "no restart";
        }

        @Override
        public void writeTo(Configuration configuration) {
            configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        }
    }

    /// Follows the configuration.
    public static final class FallbackRestartStrategyConfiguration extends RestartStrategyConfiguration {
        private static final long serialVersionUID = 1L;

        public FallbackRestartStrategyConfiguration() {}

        @Override
        public String getDescription() {
            return "as the settings say";
        }

        @Override
        public void writeTo(Configuration configuration) {
            configuration.removeConfig(RestartStrategyOptions.RESTART_STRATEGY);
        }
    }

    /// Restarts the job a limited number of times with a fixed delay.
    public static final class FixedDelayRestartStrategyConfiguration extends RestartStrategyConfiguration {
        private static final long serialVersionUID = 1L;

        private final int restartAttempts;
        private final Time delay;

        FixedDelayRestartStrategyConfiguration(int restartAttempts, Time delay) {
            this.restartAttempts = restartAttempts;
            this.delay = delay;
        }

        private static RestartStrategyConfiguration of(ReadableConfig configuration) {
            return new FixedDelayRestartStrategyConfiguration(
                    configuration.get(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS),
                    Time.fromDuration(configuration.get(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY)));
        }

        public int getRestartAttempts() {
            return restartAttempts;
        }

        public Time getDelayBetweenAttemptsInterval() {
            return delay;
        }

        @Override
        public String getDescription() {
            return restartAttempts + " restarts, each after " + delay;
        }

        @Override
        public void writeTo(Configuration configuration) {
            configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
            configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, restartAttempts);
            configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, delay.toDuration());
        }
    }

    /// Restarts the job while an interval has at most the given number of failures.
    public static final class FailureRateRestartStrategyConfiguration extends RestartStrategyConfiguration {
        private static final long serialVersionUID = 1L;

        private final int maxFailureRate;
        private final Time failureInterval;
        private final Time delay;

        public FailureRateRestartStrategyConfiguration(
                int maxFailureRate, Time failureInterval, Time delayBetweenAttemptsInterval) {
            this.maxFailureRate = maxFailureRate;
            this.failureInterval = failureInterval;
            this.delay = delayBetweenAttemptsInterval;
        }

        private static RestartStrategyConfiguration of(ReadableConfig configuration) {
            return new FailureRateRestartStrategyConfiguration(
                    configuration.get(RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_MAX_FAILURES_PER_INTERVAL),
                    Time.fromDuration(configuration.get(
                            RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_FAILURE_RATE_INTERVAL)),
                    Time.fromDuration(configuration.get(RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_DELAY)));
        }

        public int getMaxFailureRate() {
            return maxFailureRate;
        }

        public Time getFailureInterval() {
            return failureInterval;
        }

        public Time getDelayBetweenAttemptsInterval() {
            return delay;
        }

        @Override
        public String getDescription() {
            return "restarts while there are at most " + maxFailureRate + " failures in " + failureInterval
                    + ", each after " + delay;
        }

        @Override
        public void writeTo(Configuration configuration) {
            configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "failure-rate");
            configuration.set(
                    RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_MAX_FAILURES_PER_INTERVAL, maxFailureRate);
            configuration.set(
                    RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_FAILURE_RATE_INTERVAL,
                    failureInterval.toDuration());
            configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_DELAY, delay.toDuration());
        }
    }

    /// Restarts the job with delays that grow by a factor.
    public static final class ExponentialDelayRestartStrategyConfiguration extends RestartStrategyConfiguration {
        private static final long serialVersionUID = 1L;

        private final Time initialBackoff;
        private final Time maxBackoff;
        private final double backoffMultiplier;
        private final Time resetBackoffThreshold;
        private final double jitterFactor;

        public ExponentialDelayRestartStrategyConfiguration(
                Time initialBackoff,
                Time maxBackoff,
                double backoffMultiplier,
                Time resetBackoffThreshold,
                double jitterFactor) {
            this.initialBackoff = initialBackoff;
            this.maxBackoff = maxBackoff;
            this.backoffMultiplier = backoffMultiplier;
            this.resetBackoffThreshold = resetBackoffThreshold;
            this.jitterFactor = jitterFactor;
        }

        private static RestartStrategyConfiguration of(ReadableConfig configuration) {
            return new ExponentialDelayRestartStrategyConfiguration(
                    Time.fromDuration(configuration.get(
                            RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF)),
                    Time.fromDuration(
                            configuration.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF)),
                    configuration.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER),
                    Time.fromDuration(configuration.get(
                            RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD)),
                    configuration.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_JITTER_FACTOR));
        }

        public Time getInitialBackoff() {
            return initialBackoff;
        }

        public Time getMaxBackoff() {
            return maxBackoff;
        }

        public double getBackoffMultiplier() {
            return backoffMultiplier;
        }

        public Time getResetBackoffThreshold() {
            return resetBackoffThreshold;
        }

        public double getJitterFactor() {
            return jitterFactor;
        }

        @Override
        public String getDescription() {
            return "restarts after " + initialBackoff + ", then each "
                    + backoffMultiplier + " times as long up to " + maxBackoff + ", anew after "
                    + resetBackoffThreshold + ", jitter " + jitterFactor;
        }

        @Override
        public void writeTo(Configuration configuration) {
            configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
            configuration.set(
                    RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
                    initialBackoff.toDuration());
            configuration.set(
                    RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, maxBackoff.toDuration());
            configuration.set(
                    RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER, backoffMultiplier);
            configuration.set(
                    RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
                    resetBackoffThreshold.toDuration());
            configuration.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_JITTER_FACTOR, jitterFactor);
        }
    }
}
