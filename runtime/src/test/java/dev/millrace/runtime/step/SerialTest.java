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

final class SerialTest {
    private static final int ROUNDS = 20_000;

    @Test
    void the_last_task_runs_however_submissions_race_with_the_close() throws Exception {
        CountDownLatch lasts = new CountDownLatch(ROUNDS);
        AtomicInteger begun = new AtomicInteger();
        Serial[] serials = new Serial[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) serials[i] = new Serial("raced", Host.real(), _ -> {});
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

    /// Both threads go on at nearly the same time.
    private static void meet(AtomicInteger begun, int before) {
        begun.incrementAndGet();
        while (begun.get() < before + 2) Thread.onSpinWait();
    }

    @Test
    void a_close_drops_what_has_not_begun_and_what_comes_later() {
        SteeredHost host = new SteeredHost();
        List<String> ran = new ArrayList<>();
        Serial serial = new Serial("steered", host, thrown -> ran.add("failed " + thrown));
        serial.submit(() -> ran.add("first"));
        serial.submit(() -> ran.add("second"));
        serial.close(() -> ran.add("last"));
        serial.close(() -> ran.add("another last"));
        serial.submit(() -> ran.add("late"));

        host.runStarted();

        assertThat(ran).containsExactly("last");
        assertThat(serial.isClosed()).isTrue();
    }

    @Test
    void the_task_that_closes_is_the_last_but_for_the_last() {
        SteeredHost host = new SteeredHost();
        List<String> ran = new ArrayList<>();
        Serial serial = new Serial("steered", host, thrown -> ran.add("failed " + thrown));
        serial.submit(() -> {
            serial.submit(() -> ran.add("dropped"));
            serial.close(() -> ran.add("last"));
            serial.submit(() -> ran.add("late"));
            ran.add("closing");
        });

        host.runStarted();

        assertThat(ran).containsExactly("closing", "last");
    }

    @Test
    void timers_run_in_order_and_not_after_a_close() throws Exception {
        ConcurrentLinkedQueue<String> ran = new ConcurrentLinkedQueue<>();
        CountDownLatch two = new CountDownLatch(2);
        Serial serial = new Serial("timed", Host.real(), _ -> {});
        serial.submitAfter(Long.MAX_VALUE, () -> ran.add("never"));
        serial.submitAfter(40, () -> {
            ran.add("later");
            two.countDown();
        });
        serial.submitAfter(1, () -> {
            ran.add("soon");
            two.countDown();
        });

        assertThat(two.await(30, TimeUnit.SECONDS)).isTrue();
        CountDownLatch closed = new CountDownLatch(1);
        serial.close(closed::countDown);
        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).containsExactly("soon", "later");
        assertThat(serial.timers()).isZero();
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
        Serial serial = new Serial("timed", host, _ -> {});
        for (int i = 0; i < 5_000; i++) serial.submitAfter(3_600_000, () -> {});

        assertThat(started).hasValue(0);
        assertThat(serial.timers()).isEqualTo(5_000);
        assertThat(Thread.activeCount()).isLessThan(before + 10);
        serial.close(() -> {});
        assertThat(serial.timers()).isZero();
    }
}
