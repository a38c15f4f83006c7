package dev.millrace.runtime.recovery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// Decides after each failure how long to wait before the job restarts, or that it does not restart. Times are
/// from a monotonic clock. Not thread-safe.
public sealed interface RestartStrategy {

    /// Decides what follows from a failure.
    ///
    /// @return the delay in milliseconds; empty if the job does not restart
    OptionalLong afterFailure(long nowMillis);

    /// Returns a description for messages.
    String description();

    /// Never restarts the job.
    record Never() implements RestartStrategy {
        @Override
        public OptionalLong afterFailure(long nowMillis) {
            return OptionalLong.empty();
        }

        @Override
        public String description() {
            return "none";
        }
    }

    /// Restarts the job a number of times, each time after the same delay.
    final class FixedDelay implements RestartStrategy {
        private final int attempts;
        private final Duration delay;
        private int failures;

        public FixedDelay(int attempts, Duration delay) {
            this.attempts = attempts;
            this.delay = delay;
        }

        @Override
        public OptionalLong afterFailure(long nowMillis) {
            return ++failures > attempts ? OptionalLong.empty() : OptionalLong.of(delay.toMillis());
        }

        @Override
        public String description() {
            return "fixed-delay, %d attempts with %s between".formatted(attempts, delay);
        }
    }

    /// Restarts the job while the rate of failures stays below a limit.
    final class FailureRate implements RestartStrategy {
        private final int failuresMax;
        private final Duration interval;
        private final Duration delay;
        private final Deque<Long> failures = new ArrayDeque<>();

        public FailureRate(int failuresMax, Duration interval, Duration delay) {
            this.failuresMax = failuresMax;
            this.interval = interval;
            this.delay = delay;
        }

        @Override
        public OptionalLong afterFailure(long nowMillis) {
            while (!failures.isEmpty() && nowMillis - failures.peekFirst() > interval.toMillis()) failures.pollFirst();
            failures.addLast(nowMillis);
            return failures.size() > failuresMax ? OptionalLong.empty() : OptionalLong.of(delay.toMillis());
        }

        @Override
        public String description() {
            return "failure-rate, at most %d failures in %s".formatted(failuresMax, interval);
        }
    }

    /// Restarts the job after delays that grow with each failure, until no failure occurs for a while.
    final class ExponentialDelay implements RestartStrategy {
        private final Waits waits;
        private final RandomGenerator chance;
        private double nextMillis;
        private long lastMillis = Long.MIN_VALUE;
        private int failures;

        /// Holds the delays.
        ///
        /// @param multiplier the growth factor of the delay
        /// @param quiet the time without a failure after which the delay is reset
        /// @param jitter the fraction of the delay that is randomly added or subtracted
        /// @param attempts the maximum number of consecutive restarts
        public record Waits(
                Duration first, Duration longest, double multiplier, Duration quiet, double jitter, int attempts) {}

        public ExponentialDelay(Waits waits, RandomGenerator chance) {
            this.waits = waits;
            this.chance = chance;
            this.nextMillis = waits.first.toMillis();
        }

        @Override
        public OptionalLong afterFailure(long nowMillis) {
            if (lastMillis != Long.MIN_VALUE && nowMillis - lastMillis > waits.quiet.toMillis() + (long) nextMillis) {
                nextMillis = waits.first.toMillis();
                failures = 0;
            }
            lastMillis = nowMillis;
            if (failures == waits.attempts) return OptionalLong.empty();
            failures++;
            double wait = nextMillis * (1 + waits.jitter * (2 * chance.nextDouble() - 1));
            nextMillis = Math.min(waits.longest.toMillis(), nextMillis * waits.multiplier);
            return OptionalLong.of(Math.min(waits.longest.toMillis(), Math.round(wait)));
        }

        @Override
        public String description() {
            return "exponential-delay, from %s to %s".formatted(waits.first, waits.longest);
        }
    }
}
