package dev.millrace.runtime.recovery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// Says after each failure of a job how long to wait before it is started again, or that it is not. Times are of a
/// monotonic clock. Used by one thread.
public sealed interface RestartStrategy {

    /// The job has failed.
    ///
    /// @return how many milliseconds to wait; empty if the job is not started again
    OptionalLong afterFailure(long nowMillis);

    /// For messages.
    String description();

    /// Never.
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

    /// A number of times, each after the same wait.
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

    /// As long as failures are rare.
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

    /// After waits that grow from failure to failure, until none has come for a while.
    final class ExponentialDelay implements RestartStrategy {
        private final Waits waits;
        private final RandomGenerator chance;
        private double nextMillis;
        private long lastMillis = Long.MIN_VALUE;
        private int failures;

        /// @param multiplier how much longer each wait is
        /// @param quiet so long without a failure, the waits begin anew
        /// @param jitter part of the wait that is added or taken off by chance
        /// @param attempts how often in a row
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
