package dev.millrace.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Clock;
import org.junit.jupiter.api.Test;

/// Tests the clock that measures idleness.
final class ActivityClockTest {
    private long nanos = 1_000_000;

    private final ActivityClock activity = new ActivityClock(new Clock() {
        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public long millis() {
            return nanos / 1_000_000;
        }
    });

    @Test
    void time_in_which_a_source_is_held_back_does_not_count() {
        activity.stop(true);
        nanos += 50_000_000;
        assertThat(activity.relativeTimeNanos()).isEqualTo(1_000_000);
        activity.stop(true);
        nanos += 50_000_000;
        activity.stop(false);
        assertThat(activity.relativeTimeNanos()).isEqualTo(1_000_000);
        nanos += 7_000_000;
        assertThat(activity.relativeTimeMillis()).isEqualTo(8);
        activity.stop(true);
        nanos += 9_000_000;
        assertThat(activity.relativeTimeMillis()).isEqualTo(8);
    }
}
