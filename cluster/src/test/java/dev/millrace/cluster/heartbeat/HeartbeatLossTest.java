package dev.millrace.cluster.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.cluster.heartbeat.HeartbeatMonitor.Loss;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HeartbeatLossTest {
    private static final long SECOND = 1_000_000_000;
    private final HeartbeatMonitor<String> monitor =
            new HeartbeatMonitor<>(Duration.ofSeconds(10), Duration.ofSeconds(50), 2, 0);

    @Test
    void who_is_silent_for_the_timeout_is_lost_once() {
        monitor.watch("a", 0);
        monitor.watch("b", 0);
        for (int at = 10; at < 50; at += 10) {
            monitor.heard("b", 1, at * SECOND);
            assertThat(monitor.look(at * SECOND)).isEmpty();
        }
        assertThat(monitor.look(50 * SECOND)).containsExactly("a");
        assertThat(monitor.look(60 * SECOND)).isEmpty();
        assertThat(monitor.watched()).containsExactly("b");
    }

    @Test
    void failures_in_a_row_are_enough_and_an_answer_between_begins_anew() {
        monitor.watch("a", 0);
        assertThat(monitor.failed("a")).isNull();
        assertThat(monitor.heard("a", 1, SECOND)).isNull();
        assertThat(monitor.failed("a")).isNull();
        assertThat(monitor.failed("a")).isEqualTo(Loss.UNREACHABLE);
        assertThat(monitor.failed("a")).isNull();
        assertThat(monitor.watched()).isEmpty();
    }

    @Test
    void counting_failures_can_be_switched_off() {
        HeartbeatMonitor<String> patient =
                new HeartbeatMonitor<>(Duration.ofSeconds(10), Duration.ofSeconds(50), -1, 0);
        patient.watch("a", 0);
        for (int i = 0; i < 100; i++) assertThat(patient.failed("a")).isNull();
    }

    @Test
    void another_process_in_its_place_is_a_loss() {
        monitor.watch("a", 0);
        assertThat(monitor.heard("a", 17, SECOND)).isNull();
        assertThat(monitor.heard("a", 17, 2 * SECOND)).isNull();
        assertThat(monitor.heard("a", 18, 3 * SECOND)).isEqualTo(Loss.RESTARTED);
        assertThat(monitor.heard("a", 18, 4 * SECOND)).isNull();
    }

    @Test
    void a_process_that_was_stopped_itself_takes_nobody_for_dead() {
        monitor.watch("a", 0);
        monitor.heard("a", 1, 5 * SECOND);
        assertThat(monitor.look(10 * SECOND)).isEmpty();
        // The process is suspended for an hour, and heartbeats wait in its queue.
        assertThat(monitor.look(3610 * SECOND)).isEmpty();
        monitor.heard("a", 1, 3611 * SECOND);
        for (int at = 3620; at < 3660; at += 10)
            assertThat(monitor.look(at * SECOND)).isEmpty();
        assertThat(monitor.look(3661 * SECOND)).containsExactly("a");
    }

    @Test
    void who_is_silent_is_found_even_by_a_process_that_is_often_stopped() {
        monitor.watch("a", 0);
        int looks = 0;
        for (long at = 100; monitor.watched().equals(List.of("a")); at += 100) {
            monitor.look(at * SECOND);
            looks++;
        }
        assertThat(looks).isEqualTo(3);
    }

    @Test
    void a_clock_that_goes_back_makes_nobody_immortal() {
        monitor.watch("a", 1000 * SECOND);
        assertThat(monitor.look(1000 * SECOND)).isEmpty();
        assertThat(monitor.look(10 * SECOND)).isEmpty();
        for (int at = 20; at < 60; at += 10)
            assertThat(monitor.look(at * SECOND)).isEmpty();
        assertThat(monitor.look(60 * SECOND)).containsExactly("a");
    }
}
