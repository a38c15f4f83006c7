package dev.millrace.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.exchange.Control;
import dev.millrace.runtime.chain.Services;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.step.StepResult;
import dev.millrace.runtime.step.SteeredHost;
import dev.millrace.runtime.step.StepThreads;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tests how a tasklet's time is counted while other tasklets use the thread.
final class TaskletTimesTest {
    private final Steered host = new Steered();
    private final SubtaskContext subtaskContext =
            new SubtaskContext(new Subtask("job", "vertex", 0, 1, 128), host, new StepThreads(host, 1), 0);
    private final SubtaskMetrics metrics = subtaskContext.metrics();
    private StepResult next = StepResult.WORKED;
    private final StreamTasklet tasklet = new StreamTasklet(
            new StreamTasklet.Parts(
                    subtaskContext, new Scripted(), null, TaskletTimesTest.class.getClassLoader(), List.of()),
            (_, _) -> {});

    @Test
    void a_tasklet_that_waits_for_its_turn_with_more_to_do_is_busy() {
        tasklet.step();
        host.nanos += 90;
        assertThat(metrics.times(host.nanos)).isEqualTo(new SubtaskMetrics.Times(100, 0, 0));

        next = StepResult.IDLE;
        tasklet.step();
        assertThat(metrics.times(host.nanos)).isEqualTo(new SubtaskMetrics.Times(100, 10, 0));
    }

    @Test
    void a_tasklet_without_anything_to_do_is_idle_while_others_work() {
        next = StepResult.IDLE;
        tasklet.step();
        host.nanos += 90;
        tasklet.step();
        assertThat(metrics.times(host.nanos)).isEqualTo(new SubtaskMetrics.Times(0, 110, 0));
    }

    @Test
    void a_tasklet_whose_operator_is_full_is_busy() {
        tasklet.step();
        Services services = subtaskContext.at(0);
        services.holdInput(true);
        tasklet.step();
        host.nanos += 50;
        tasklet.step();
        assertThat(metrics.times(host.nanos)).isEqualTo(new SubtaskMetrics.Times(60, 0, 0));
        services.holdInput(false);
    }

    private final class Scripted implements TaskInput {
        @Override
        public StepResult take(long untilNanos) {
            host.nanos += 10;
            return next;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void announce(Control.Barrier barrier, boolean isLast) {}

        @Override
        public void overtake(Control.Barrier barrier) {}

        @Override
        public void collect(long checkpoint) {}

        @Override
        public void giveUp(long checkpoint) {}

        @Override
        public void drain() {}

        @Override
        public void close() {}
    }

    private static final class Steered extends SteeredHost {
        private long nanos = 1_000_000_000;

        @Override
        public long nanos() {
            return nanos;
        }
    }
}
