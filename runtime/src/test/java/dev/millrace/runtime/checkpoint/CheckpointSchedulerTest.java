package dev.millrace.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.runtime.step.SerialExecutor;
import dev.millrace.runtime.step.SteeredHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;

/// Tests when checkpoints are due, with a clock that the test controls.
final class CheckpointSchedulerTest {
    private final Time time = new Time();
    private final List<Long> dueSeconds = new ArrayList<>();

    /// Provides a clock that stands still until the test moves it.
    private static final class Time extends SteeredHost {
        private record Alarm(long nanos, Runnable task) implements Comparable<Alarm> {
            @Override
            public int compareTo(Alarm other) {
                return Long.compare(nanos, other.nanos);
            }
        }

        private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
        private long nanos;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public Runnable later(String name, long delayNanos, Runnable task) {
            Alarm alarm = new Alarm(nanos + delayNanos, task);
            alarms.add(alarm);
            return () -> alarms.remove(alarm);
        }

        void pass(int seconds) {
            long end = nanos + Duration.ofSeconds(seconds).toNanos();
            runStarted();
            while (!alarms.isEmpty() && alarms.peek().nanos <= end) {
                Alarm next = alarms.remove();
                nanos = next.nanos;
                next.task.run();
                runStarted();
            }
            nanos = end;
        }

        long seconds() {
            return Duration.ofNanos(nanos).toSeconds();
        }
    }

    private CheckpointScheduler scheduler(int interval, int duringBacklog) {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(interval));
        configuration.set(
                CheckpointingOptions.CHECKPOINTING_INTERVAL_DURING_BACKLOG, Duration.ofSeconds(duringBacklog));
        SerialExecutor executor = new SerialExecutor("scheduler", time, thrown -> {
            throw new AssertionError(thrown);
        });
        CheckpointScheduler scheduler = new CheckpointScheduler(
                CheckpointSettings.of(configuration, true), executor, time, () -> dueSeconds.add(time.seconds()));
        scheduler.schedule();
        return scheduler;
    }

    @Test
    void checkpoints_come_less_often_during_a_backlog() {
        CheckpointScheduler scheduler = scheduler(10, 60);
        time.pass(20);
        scheduler.backlog("source", true);
        time.pass(130);
        scheduler.backlog("source", false);
        time.pass(20);
        assertThat(dueSeconds).containsExactly(10L, 20L, 30L, 90L, 150L, 160L, 170L);
    }

    @Test
    void there_is_none_during_a_backlog_if_the_interval_is_zero() {
        CheckpointScheduler scheduler = scheduler(10, 0);
        time.pass(13);
        scheduler.backlog("source", true);
        time.pass(3);
        scheduler.backlog("source", false);
        time.pass(5);
        scheduler.backlog("source", true);
        time.pass(100);
        scheduler.backlog("source", false);
        time.pass(10);
        assertThat(dueSeconds).containsExactly(10L, 20L, 121L, 131L);
    }

    @Test
    void sources_that_change_often_put_no_checkpoint_off() {
        CheckpointScheduler scheduler = scheduler(10, 60);
        for (int second = 0; second < 30; second++) {
            scheduler.backlog("source", second % 2 == 0);
            time.pass(1);
        }
        assertThat(dueSeconds).containsExactly(10L, 20L, 30L);
    }

    @Test
    void a_source_that_is_gone_has_no_backlog() {
        CheckpointScheduler scheduler = scheduler(10, 0);
        scheduler.backlog("one", true);
        scheduler.backlog("two", true);
        scheduler.forget("one");
        time.pass(20);
        assertThat(dueSeconds).isEmpty();
        scheduler.forget("two");
        time.pass(10);
        assertThat(dueSeconds).containsExactly(20L, 30L);
    }

    @Test
    void nothing_is_due_after_a_stop() {
        CheckpointScheduler scheduler = scheduler(10, 60);
        scheduler.stop();
        scheduler.backlog("source", true);
        scheduler.backlog("source", false);
        time.pass(100);
        assertThat(dueSeconds).isEmpty();
    }
}
