package dev.millrace.runtime.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.exchange.Wakeup;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StepThreadsTest {
    private final StepThreads threads = new StepThreads(Host.real(), 1);

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void a_tasklet_that_blocks_holds_up_nobody_on_its_thread() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Scripted slow = new Scripted(step -> {
            if (step > 0) return StepResult.DONE;
            blocked.countDown();
            await(release);
            return StepResult.WORKED;
        });
        Scripted fast = new Scripted(step -> step < 1_000 ? StepResult.WORKED : StepResult.DONE);

        threads.drive(slow, 0);
        await(blocked);
        threads.drive(fast, 0);

        assertThat(fast.done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(slow.done.getCount()).isEqualTo(1);
        release.countDown();
        assertThat(slow.done.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void one_about_to_wait_gives_its_loop_away_at_once() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        Scripted waiting = new Scripted(step -> {
            if (step > 0) return StepResult.DONE;
            threads.aboutToWait();
            inside.countDown();
            await(release);
            return StepResult.WORKED;
        });
        threads.drive(waiting, 0);
        await(inside);
        Scripted other = new Scripted(_ -> StepResult.DONE);
        threads.drive(other, 0);

        assertThat(other.done.await(30, TimeUnit.SECONDS)).isTrue();
        release.countDown();
        assertThat(waiting.done.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void an_idle_tasklet_is_stepped_again_after_a_wake_up() throws InterruptedException {
        Queue<String> work = new ConcurrentLinkedQueue<>();
        Scripted tasklet =
                new Scripted(_ -> {
                    String next = work.poll();
                    if (next == null) return StepResult.IDLE;
                    return next.equals("end") ? StepResult.DONE : StepResult.WORKED;
                }) {
                    @Override
                    public boolean isReady() {
                        return !work.isEmpty();
                    }
                };
        threads.drive(tasklet, 0);
        for (int i = 0; i < 200; i++) {
            work.add("more");
            tasklet.driver.wake();
        }
        work.add("end");
        tasklet.driver.wake();

        assertThat(tasklet.done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(work).isEmpty();
    }

    @Test
    void a_tasklet_that_has_behaved_goes_back_to_its_loop() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        Queue<String> threadNames = new ConcurrentLinkedQueue<>();
        Scripted tasklet = new Scripted(step -> {
            if (step == 0) {
                threads.aboutToWait();
                await(release);
            }
            threadNames.add(Thread.currentThread().getName());
            return step < 5_000 ? StepResult.WORKED : StepResult.DONE;
        });
        threads.drive(tasklet, 0);
        release.countDown();

        assertThat(tasklet.done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(threadNames).contains("millrace-step-0", "millrace-step-0-spare-1");
    }

    @Test
    void many_tasklets_share_a_thread() throws InterruptedException {
        Scripted[] tasklets = new Scripted[500];
        for (int i = 0; i < tasklets.length; i++) {
            tasklets[i] = new Scripted(step -> step < 20 ? StepResult.WORKED : StepResult.DONE);
            threads.drive(tasklets[i], i);
        }
        for (Scripted tasklet : tasklets)
            assertThat(tasklet.done.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_tasklet_is_asked_to_reveal_what_it_has_made_again_and_again_while_its_step_lasts() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Scripted blocking = new Scripted(step -> {
            if (step > 0) return StepResult.DONE;
            await(release);
            return StepResult.WORKED;
        });
        threads.drive(blocking, 0);

        assertThat(blocking.reveals.await(30, TimeUnit.SECONDS)).isTrue();
        release.countDown();
        assertThat(blocking.done.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// Follows a script, which returns the result of each step.
    private static class Scripted implements Tasklet {
        final CountDownLatch done = new CountDownLatch(1);
        final CountDownLatch reveals = new CountDownLatch(3);
        volatile Wakeup driver = () -> {};
        private final IntFunction<StepResult> script;
        private final AtomicInteger steps = new AtomicInteger();

        Scripted(IntFunction<StepResult> script) {
            this.script = script;
        }

        @Override
        public StepResult step() {
            StepResult progress = script.apply(steps.getAndIncrement());
            if (progress == StepResult.DONE) done.countDown();
            return progress;
        }

        @Override
        public boolean reveal() {
            reveals.countDown();
            return true;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public long nextDeadlineMillis() {
            return Long.MAX_VALUE;
        }

        @Override
        public void drivenBy(Wakeup newDriver) {
            driver = newDriver;
        }
    }
}
