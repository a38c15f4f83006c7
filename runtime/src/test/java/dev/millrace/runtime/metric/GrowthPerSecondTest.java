package dev.millrace.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Clock;
import org.junit.jupiter.api.Test;

/// Tests the rates and times of subtasks, with a clock that the test controls.
final class GrowthPerSecondTest {
    private static final long SECOND = 1_000_000_000;

    private static final class HandClock implements Clock {
        private long nanos = 17;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public long millis() {
            return nanos / 1_000_000;
        }
    }

    private final HandClock clock = new HandClock();
    private long number = 5;

    @Test
    void a_reading_covers_the_time_since_the_one_before() {
        GrowthPerSecond growth = new GrowthPerSecond(() -> number, clock);
        clock.nanos += 2 * SECOND;
        number += 300;
        assertThat(growth.read()).isEqualTo(150);
        clock.nanos += SECOND / 2;
        number += 1_000;
        assertThat(growth.read()).isEqualTo(150);
        clock.nanos += SECOND / 2;
        assertThat(growth.read()).isEqualTo(1_000);
        clock.nanos += 10 * SECOND;
        assertThat(growth.read()).isZero();
    }

    @Test
    void time_that_is_going_on_counts() {
        SubtaskMetrics metrics = new SubtaskMetrics();
        assertThat(metrics.times(SECOND)).isEqualTo(new SubtaskMetrics.Times(0, 0, 0));
        metrics.stepBegan(100);
        assertThat(metrics.times(150)).isEqualTo(new SubtaskMetrics.Times(50, 0, 0));
        metrics.spentBusy(60);
        metrics.stepEnded(160, false, false);
        assertThat(metrics.times(200)).isEqualTo(new SubtaskMetrics.Times(60, 40, 0));
        metrics.stepEnded(160, true, false);
        assertThat(metrics.times(200)).isEqualTo(new SubtaskMetrics.Times(60, 0, 40));
        metrics.ended();
        assertThat(metrics.times(900)).isEqualTo(new SubtaskMetrics.Times(60, 0, 0));
    }
}
