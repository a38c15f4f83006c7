package dev.millrace.api.source.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.source.SourceSplit;
import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.Network;
import dev.millrace.base.host.Threads;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GuavaRateLimiterTest {
    private final ManualHost host = new ManualHost();

    @Test
    void permits_come_at_the_rate() {
        GuavaRateLimiter<SourceSplit> limiter = new GuavaRateLimiter<>(10, host);

        assertThat(limiter.acquire().toCompletableFuture()).isDone();
        CompletableFuture<Void> second = limiter.acquire().toCompletableFuture();
        assertThat(second).isNotDone();
        host.runNext();
        assertThat(second).isDone();
        assertThat(host.nanos).isEqualTo(100_000_000L);
    }

    @Test
    void unused_time_is_saved_for_one_second_and_no_longer() {
        GuavaRateLimiter<SourceSplit> limiter = new GuavaRateLimiter<>(10, host);
        host.nanos = 60_000_000_000L;

        int passed = 0;
        while (limiter.acquire().toCompletableFuture().isDone()) passed++;

        assertThat(passed).isEqualTo(11);
    }

    @Test
    void a_rate_that_is_not_positive_is_refused() {
        assertThatThrownBy(() -> new GuavaRateLimiter<>(0)).hasMessageContaining("MR-2620");
        assertThatThrownBy(() -> new GuavaRateLimiter<>(Double.NaN)).hasMessageContaining("MR-2620");
    }

    /// Advances time only when a thread parks. Started threads run when the test calls them.
    private static final class ManualHost implements Host, Clock, Threads {
        private final Queue<Runnable> started = new ArrayDeque<>();
        private long nanos;

        void runNext() {
            started.remove().run();
        }

        @Override
        public Clock clock() {
            return this;
        }

        @Override
        public Threads threads() {
            return this;
        }

        @Override
        public RandomGenerator chance() {
            throw new AssertionError("no chance");
        }

        @Override
        public Disk disk() {
            throw new AssertionError("no disk");
        }

        @Override
        public Network network() {
            throw new AssertionError("no network");
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public long millis() {
            return nanos / 1_000_000;
        }

        @Override
        public Thread start(String name, Runnable work) {
            throw new AssertionError("no step threads");
        }

        @Override
        public Thread startBlocking(String name, Runnable work) {
            started.add(work);
            return Thread.currentThread();
        }

        @Override
        public void park(long parkNanos) {
            nanos += parkNanos;
        }

        @Override
        public void unpark(Thread thread) {}

        @Override
        public int cores() {
            return 1;
        }
    }
}
