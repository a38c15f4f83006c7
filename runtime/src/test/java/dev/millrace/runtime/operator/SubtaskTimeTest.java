package dev.millrace.runtime.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.runtime.chain.Deadlines;
import dev.millrace.runtime.chain.Services;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.metric.SubtaskMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// Tests the timers that a sink's writer registers.
class SubtaskTimeTest {
    private final Deadlines deadlines = new Deadlines();
    private final SubtaskTime time = new SubtaskTime(new OneSubtask(deadlines));
    private final List<Long> fired = new ArrayList<>();

    private record OneSubtask(Deadlines deadlines) implements Services {
        @Override
        public Subtask subtask() {
            throw new UnsupportedOperationException("timers do not ask for this");
        }

        @Override
        public SubtaskMetrics metrics() {
            throw new UnsupportedOperationException("timers do not ask for this");
        }

        @Override
        public Host host() {
            return Host.real();
        }

        @Override
        public void post(Runnable mail) {
            mail.run();
        }

        @Override
        public void retain() {
            // The subtask never ends.
        }

        @Override
        public void released() {
            // The subtask never ends.
        }

        @Override
        public void waitUntil(BooleanSupplier isOver) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            return 0;
        }

        @Override
        public String origin() {
            return "";
        }
    }

    @Test
    void a_timer_that_has_fired_leaves_no_deadline_behind() {
        ScheduledFuture<?> timer = time.registerTimer(5, fired::add);
        deadlines.runDue(5);

        assertThat(fired).containsExactly(5L);
        assertThat(timer.isDone()).isTrue();
        assertThat(deadlines.runDue(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void a_timer_that_was_cancelled_leaves_no_deadline_behind() {
        time.registerTimer(5, fired::add).cancel(false);

        assertThat(deadlines.runDue(Long.MAX_VALUE)).isFalse();
        assertThat(fired).isEmpty();
    }
}
