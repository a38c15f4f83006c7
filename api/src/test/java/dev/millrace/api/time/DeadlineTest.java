package dev.millrace.api.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// Tests points in time until which something must happen.
class DeadlineTest {
    private final ManualClock clock = new ManualClock();

    @Test
    void a_deadline_passes_with_its_clock() throws TimeoutException {
        Deadline deadline = Deadline.fromNowWithClock(Duration.ofSeconds(2), clock);
        clock.advanceTime(1, TimeUnit.SECONDS);
        assertThat(deadline.hasTimeLeft()).isTrue();
        assertThat(deadline.timeLeftIfAny()).isEqualTo(Duration.ofSeconds(1));
        clock.advanceTime(1, TimeUnit.SECONDS);
        assertThat(deadline.isOverdue()).isTrue();
        assertThatThrownBy(deadline::timeLeftIfAny).isInstanceOf(TimeoutException.class);
        assertThat(deadline.plus(Duration.ofSeconds(3)).timeLeft()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void a_deadline_can_be_very_far() {
        Deadline deadline = Deadline.fromNowWithClock(Duration.ofSeconds(Long.MAX_VALUE), clock);
        clock.advanceTime(365, TimeUnit.DAYS);
        assertThat(deadline.hasTimeLeft()).isTrue();
        assertThat(Deadline.now().isOverdue()).isTrue();
    }
}
