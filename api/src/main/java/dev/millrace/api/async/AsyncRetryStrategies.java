package dev.millrace.api.async;

import dev.millrace.api.util.Preconditions;
import java.io.Serializable;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Contains the retry strategies that most programs need.
public class AsyncRetryStrategies {
    /// Disables retries.
    @SuppressWarnings("rawtypes")
    public static final NoRetryStrategy NO_RETRY_STRATEGY = new NoRetryStrategy();

    public AsyncRetryStrategies() {}

    private record Conditions<OUT>(
            @Nullable Predicate<Collection<OUT>> onResult,
            @Nullable Predicate<Throwable> onError) implements AsyncRetryPredicate<OUT>, Serializable {

        @Override
        public Optional<Predicate<Collection<OUT>>> resultPredicate() {
            return Optional.ofNullable(onResult);
        }

        @Override
        public Optional<Predicate<Throwable>> exceptionPredicate() {
            return Optional.ofNullable(onError);
        }
    }

    /// Disables retries.
    public static final class NoRetryStrategy<OUT> implements AsyncRetryStrategy<OUT> {
        private static final long serialVersionUID = 1L;

        private NoRetryStrategy() {}

        @Override
        public boolean canRetry(int currentAttempts) {
            return false;
        }

        @Override
        public long getBackoffTimeMillis(int currentAttempts) {
            return -1;
        }

        @Override
        public AsyncRetryPredicate<OUT> getRetryPredicate() {
            return new Conditions<>(null, null);
        }
    }

    /// Waits a fixed time before each retry.
    public static class FixedDelayRetryStrategy<OUT> implements AsyncRetryStrategy<OUT> {
        private static final long serialVersionUID = 1L;

        private final int maxAttempts;
        private final long backoffTimeMillis;
        private final Conditions<OUT> conditions;

        private FixedDelayRetryStrategy(int maxAttempts, long backoffTimeMillis, Conditions<OUT> conditions) {
            this.maxAttempts = maxAttempts;
            this.backoffTimeMillis = backoffTimeMillis;
            this.conditions = conditions;
        }

        @Override
        public boolean canRetry(int currentAttempts) {
            return currentAttempts <= maxAttempts;
        }

        @Override
        public AsyncRetryPredicate<OUT> getRetryPredicate() {
            return conditions;
        }

        @Override
        public long getBackoffTimeMillis(int currentAttempts) {
            return backoffTimeMillis;
        }
    }

    /// Builds a [FixedDelayRetryStrategy]. Without a condition, nothing is retried.
    public static class FixedDelayRetryStrategyBuilder<OUT> {
        private final int maxAttempts;
        private final long backoffTimeMillis;
        private @Nullable Predicate<Collection<OUT>> onResult;
        private @Nullable Predicate<Throwable> onError;

        /// Creates a builder.
        ///
        /// @param maxAttempts maximum number of attempts
        /// @param backoffTimeMillis wait time before each retry, in milliseconds
        /// @throws IllegalArgumentException if an argument is not positive
        public FixedDelayRetryStrategyBuilder(int maxAttempts, long backoffTimeMillis) {
            Preconditions.checkArgument(maxAttempts > 0, "there must be at least one attempt, not %s", maxAttempts);
            Preconditions.checkArgument(
                    backoffTimeMillis > 0, "the wait must be positive, not %s ms", backoffTimeMillis);
            this.maxAttempts = maxAttempts;
            this.backoffTimeMillis = backoffTimeMillis;
        }

        /// Sets which results cause a retry.
        public FixedDelayRetryStrategyBuilder<OUT> ifResult(Predicate<Collection<OUT>> resultRetryPredicate) {
            this.onResult = resultRetryPredicate;
            return this;
        }

        /// Sets which errors cause a retry.
        public FixedDelayRetryStrategyBuilder<OUT> ifException(Predicate<Throwable> exceptionRetryPredicate) {
            this.onError = exceptionRetryPredicate;
            return this;
        }

        /// Returns the strategy.
        public FixedDelayRetryStrategy<OUT> build() {
            return new FixedDelayRetryStrategy<>(maxAttempts, backoffTimeMillis, new Conditions<>(onResult, onError));
        }
    }

    /// Waits longer before each retry, up to a maximum.
    public static class ExponentialBackoffDelayRetryStrategy<OUT> implements AsyncRetryStrategy<OUT> {
        private static final long serialVersionUID = 1L;

        private final int maxAttempts;
        private final long initialDelay;
        private final long maxRetryDelay;
        private final double multiplier;
        private final Conditions<OUT> conditions;

        /// Creates a strategy. All times are in milliseconds.
        public ExponentialBackoffDelayRetryStrategy(
                int maxAttempts,
                long initialDelay,
                long maxRetryDelay,
                double multiplier,
                @Nullable Predicate<Collection<OUT>> resultPredicate,
                @Nullable Predicate<Throwable> exceptionPredicate) {
            this.maxAttempts = maxAttempts;
            this.initialDelay = initialDelay;
            this.maxRetryDelay = maxRetryDelay;
            this.multiplier = multiplier;
            this.conditions = new Conditions<>(resultPredicate, exceptionPredicate);
        }

        @Override
        public boolean canRetry(int currentAttempts) {
            return currentAttempts <= maxAttempts;
        }

        /// Returns the initial delay for the first retry, and multiplies the delay for each further retry. The result
        /// depends only on the number of attempts, so retries of other records have no influence.
        @Override
        public long getBackoffTimeMillis(int currentAttempts) {
            double wait = initialDelay * Math.pow(multiplier, Math.max(currentAttempts - 1, 0));
            return (long) Math.min(wait, maxRetryDelay);
        }

        @Override
        public AsyncRetryPredicate<OUT> getRetryPredicate() {
            return conditions;
        }
    }

    /// Builds an [ExponentialBackoffDelayRetryStrategy]. Without a condition, nothing is retried.
    public static class ExponentialBackoffDelayRetryStrategyBuilder<OUT> {
        private final int maxAttempts;
        private final long initialDelay;
        private final long maxRetryDelay;
        private final double multiplier;
        private @Nullable Predicate<Collection<OUT>> onResult;
        private @Nullable Predicate<Throwable> onError;

        /// Creates a builder. All times are in milliseconds.
        ///
        /// @throws IllegalArgumentException if the number of attempts or a time is not positive, or if the
        /// multiplier is less than 1
        public ExponentialBackoffDelayRetryStrategyBuilder(
                int maxAttempts, long initialDelay, long maxRetryDelay, double multiplier) {
            Preconditions.checkArgument(maxAttempts > 0, "there must be at least one attempt, not %s", maxAttempts);
            Preconditions.checkArgument(initialDelay > 0, "the wait must be positive, not %s ms", initialDelay);
            Preconditions.checkArgument(
                    maxRetryDelay >= initialDelay,
                    "the greatest wait must not be below the first, %s ms",
                    initialDelay);
            Preconditions.checkArgument(multiplier >= 1, "the factor must not be below 1, as %s is", multiplier);
            this.maxAttempts = maxAttempts;
            this.initialDelay = initialDelay;
            this.maxRetryDelay = maxRetryDelay;
            this.multiplier = multiplier;
        }

        /// Sets which results cause a retry.
        public ExponentialBackoffDelayRetryStrategyBuilder<OUT> ifResult(
                Predicate<Collection<OUT>> resultRetryPredicate) {
            this.onResult = resultRetryPredicate;
            return this;
        }

        /// Sets which errors cause a retry.
        public ExponentialBackoffDelayRetryStrategyBuilder<OUT> ifException(
                Predicate<Throwable> exceptionRetryPredicate) {
            this.onError = exceptionRetryPredicate;
            return this;
        }

        /// Returns the strategy.
        public ExponentialBackoffDelayRetryStrategy<OUT> build() {
            return new ExponentialBackoffDelayRetryStrategy<>(
                    maxAttempts, initialDelay, maxRetryDelay, multiplier, onResult, onError);
        }
    }
}
