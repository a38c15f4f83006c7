package dev.millrace.api.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ExecutorUtilsTest {
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    private ExecutorService busy() throws InterruptedException {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        executor.execute(() -> {
            started.countDown();
            try {
                released.await();
            } catch (InterruptedException expected) {
                interrupted.countDown();
            }
        });
        started.await();
        return executor;
    }

    @Test
    void tasks_that_do_not_end_in_time_are_interrupted_and_those_behind_them_returned() throws Exception {
        ExecutorService idle = Executors.newSingleThreadExecutor();
        ExecutorService busy = busy();
        Runnable never = () -> {};
        busy.execute(never);

        assertThat(ExecutorUtils.gracefulShutdown(1, TimeUnit.MILLISECONDS, busy, idle))
                .containsExactly(never);
        interrupted.await();
        assertThat(busy.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(idle.isShutdown()).isTrue();
    }

    @Test
    void tasks_that_end_in_time_end_by_themselves() throws Exception {
        ExecutorService busy = busy();
        var ended = ExecutorUtils.nonBlockingShutdown(60, TimeUnit.SECONDS, busy);
        released.countDown();
        ended.get();
        assertThat(busy.isTerminated()).isTrue();
        assertThat(interrupted.getCount()).isOne();
    }

    @Test
    void an_interrupted_thread_does_not_wait_and_stays_interrupted() throws Exception {
        ExecutorService busy = busy();
        Thread.currentThread().interrupt();
        ExecutorUtils.gracefulShutdown(60, TimeUnit.SECONDS, busy);
        assertThat(Thread.interrupted()).isTrue();
        interrupted.await();
    }
}
