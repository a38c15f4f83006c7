package dev.millrace.api.async;

import dev.millrace.api.util.Preconditions;
import java.io.Serializable;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The retry strategies that most programs need.
public class AsyncRetryStrategies {
    /// Never tries again.
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

    /// Never tries again.
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

    /// Waits the same time before each attempt.
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

    /// Builds a [FixedDelayRetryStrategy]; without a condition nothing is tried again.
    public static class FixedDelayRetryStrategyBuilder<OUT> {
        private final int maxAttempts;
        private final long backoffTimeMillis;
        private @Nullable Predicate<Collection<OUT>> onResult;
        private @Nullable Predicate<Throwable> onError;

        /// @throws IllegalArgumentException if one of the two is not positive
        public FixedDelayRetryStrategyBuilder(int maxAttempts, long backoffTimeMillis) {
            Preconditions.checkArgument(maxAttempts > 0, "there must be at least one attempt, not %s", maxAttempts);
            Preconditions.checkArgument(
                    backoffTimeMillis > 0, "the wait must be positive, not %s ms", backoffTimeMillis);
            this.maxAttempts = maxAttempts;
            this.backoffTimeMillis = backoffTimeMillis;
        }

        /// Which results are worth another attempt.
        public FixedDelayRetryStrategyBuilder<OUT> ifResult(Predicate<Collection<OUT>> resultRetryPredicate) {
            this.onResult = resultRetryPredicate;
            return this;
        }

        /// Which errors are worth another attempt.
        public FixedDelayRetryStrategyBuilder<OUT> ifException(Predicate<Throwable> exceptionRetryPredicate) {
            this.onError = exceptionRetryPredicate;
            return this;
        }

        public FixedDelayRetryStrategy<OUT> build() {
            return new FixedDelayRetryStrategy<>(maxAttempts, backoffTimeMillis, new Conditions<>(onResult, onError));
        }
    }

    /// Waits longer before each attempt, up to a bound.
    public static class ExponentialBackoffDelayRetryStrategy<OUT> implements AsyncRetryStrategy<OUT> {
        private static final long serialVersionUID = 1L;

        private final int maxAttempts;
        private final long initialDelay;
        private final long maxRetryDelay;
        private final double multiplier;
        private final Conditions<OUT> conditions;

        /// Times in milliseconds.
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

        /// The first wait is the initial one, each further one longer by the factor. Only the number of attempts
        /// counts, so that records tried again at the same time do not lengthen each other's waits.
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

    /// Builds an [ExponentialBackoffDelayRetryStrategy]; without a condition nothing is tried again.
    public static class ExponentialBackoffDelayRetryStrategyBuilder<OUT> {
        private final int maxAttempts;
        private final long initialDelay;
        private final long maxRetryDelay;
        private final double multiplier;
        private @Nullable Predicate<Collection<OUT>> onResult;
        private @Nullable Predicate<Throwable> onError;

        /// Times in milliseconds.
        ///
        /// @throws IllegalArgumentException if one of them is not positive, or the factor below 1
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

        /// Which results are worth another attempt.
        public ExponentialBackoffDelayRetryStrategyBuilder<OUT> ifResult(
                Predicate<Collection<OUT>> resultRetryPredicate) {
            this.onResult = resultRetryPredicate;
            return this;
        }

        /// Which errors are worth another attempt.
        public ExponentialBackoffDelayRetryStrategyBuilder<OUT> ifException(
                Predicate<Throwable> exceptionRetryPredicate) {
            this.onError = exceptionRetryPredicate;
            return this;
        }

        public ExponentialBackoffDelayRetryStrategy<OUT> build() {
            return new ExponentialBackoffDelayRetryStrategy<>(
                    maxAttempts, initialDelay, maxRetryDelay, multiplier, onResult, onError);
        }
    }
}
