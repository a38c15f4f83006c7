package dev.millrace.runtime.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SerialExecutorTest {
    private static final int ROUNDS = 20_000;

    @Test
    void the_last_task_runs_however_submissions_race_with_the_close() throws Exception {
        CountDownLatch lasts = new CountDownLatch(ROUNDS);
        AtomicInteger begun = new AtomicInteger();
        SerialExecutor[] serials = new SerialExecutor[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) serials[i] = new SerialExecutor("raced", Host.real(), _ -> {});
        Thread submitting = Host.real().threads().start("submitting", () -> {
            for (int i = 0; i < ROUNDS; i++) {
                meet(begun, 2 * i);
                for (int task = 0; task < 3; task++) serials[i].submit(() -> {});
            }
        });

        for (int i = 0; i < ROUNDS; i++) {
            meet(begun, 2 * i);
            serials[i].close(lasts::countDown);
        }

        submitting.join();
        assertThat(lasts.await(60, TimeUnit.SECONDS))
                .as("%d last tasks did not run", lasts.getCount())
                .isTrue();
    }

    /// Lets two threads continue at nearly the same time.
    private static void meet(AtomicInteger begun, int before) {
        begun.incrementAndGet();
        while (begun.get() < before + 2) Thread.onSpinWait();
    }

    @Test
    void a_close_drops_what_has_not_begun_and_what_comes_later() {
        SteeredHost host = new SteeredHost();
        List<String> ran = new ArrayList<>();
        SerialExecutor executor = new SerialExecutor("steered", host, thrown -> ran.add("failed " + thrown));
        executor.submit(() -> ran.add("first"));
        executor.submit(() -> ran.add("second"));
        executor.close(() -> ran.add("last"));
        executor.close(() -> ran.add("another last"));
        executor.submit(() -> ran.add("late"));

        host.runStarted();

        assertThat(ran).containsExactly("last");
        assertThat(executor.isClosed()).isTrue();
    }

    @Test
    void the_task_that_closes_is_the_last_but_for_the_last() {
        SteeredHost host = new SteeredHost();
        List<String> ran = new ArrayList<>();
        SerialExecutor executor = new SerialExecutor("steered", host, thrown -> ran.add("failed " + thrown));
        executor.submit(() -> {
            executor.submit(() -> ran.add("dropped"));
            executor.close(() -> ran.add("last"));
            executor.submit(() -> ran.add("late"));
            ran.add("closing");
        });

        host.runStarted();

        assertThat(ran).containsExactly("closing", "last");
    }

    @Test
    void timers_run_in_order_and_not_after_a_close() throws Exception {
        ConcurrentLinkedQueue<String> ran = new ConcurrentLinkedQueue<>();
        CountDownLatch two = new CountDownLatch(2);
        SerialExecutor executor = new SerialExecutor("timed", Host.real(), _ -> {});
        executor.submitAfter(Long.MAX_VALUE, () -> ran.add("never"));
        executor.submitAfter(40, () -> {
            ran.add("later");
            two.countDown();
        });
        executor.submitAfter(1, () -> {
            ran.add("soon");
            two.countDown();
        });

        assertThat(two.await(30, TimeUnit.SECONDS)).isTrue();
        CountDownLatch closed = new CountDownLatch(1);
        executor.close(closed::countDown);
        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).containsExactly("soon", "later");
        assertThat(executor.timers()).isZero();
    }

    @Test
    void thousands_of_timers_need_no_thread_each() throws Exception {
        int before = Thread.activeCount();
        AtomicInteger started = new AtomicInteger();
        SteeredHost host = new SteeredHost() {
            @Override
            public Thread startBlocking(String name, Runnable work) {
                started.incrementAndGet();
                return super.startBlocking(name, work);
            }

            @Override
            public Runnable later(String name, long nanos, Runnable work) {
                return Host.real().later(name, nanos, work);
            }
        };
        SerialExecutor executor = new SerialExecutor("timed", host, _ -> {});
        for (int i = 0; i < 5_000; i++) executor.submitAfter(3_600_000, () -> {});

        assertThat(started).hasValue(0);
        assertThat(executor.timers()).isEqualTo(5_000);
        assertThat(Thread.activeCount()).isLessThan(before + 10);
        executor.close(() -> {});
        assertThat(executor.timers()).isZero();
    }
}
