package dev.millrace.cluster.beat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.cluster.beat.Beats.Loss;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BeatsTest {
    private static final long SECOND = 1_000_000_000;
    private final Beats<String> beats = new Beats<>(Duration.ofSeconds(10), Duration.ofSeconds(50), 2, 0);

    @Test
    void who_is_silent_for_the_timeout_is_lost_once() {
        beats.watch("a", 0);
        beats.watch("b", 0);
        for (int at = 10; at < 50; at += 10) {
            beats.heard("b", 1, at * SECOND);
            assertThat(beats.look(at * SECOND)).isEmpty();
        }
        assertThat(beats.look(50 * SECOND)).containsExactly("a");
        assertThat(beats.look(60 * SECOND)).isEmpty();
        assertThat(beats.watched()).containsExactly("b");
    }

    @Test
    void failures_in_a_row_are_enough_and_an_answer_between_begins_anew() {
        beats.watch("a", 0);
        assertThat(beats.failed("a")).isNull();
        assertThat(beats.heard("a", 1, SECOND)).isNull();
        assertThat(beats.failed("a")).isNull();
        assertThat(beats.failed("a")).isEqualTo(Loss.UNREACHABLE);
        assertThat(beats.failed("a")).isNull();
        assertThat(beats.watched()).isEmpty();
    }

    @Test
    void counting_failures_can_be_switched_off() {
        Beats<String> patient = new Beats<>(Duration.ofSeconds(10), Duration.ofSeconds(50), -1, 0);
        patient.watch("a", 0);
        for (int i = 0; i < 100; i++) assertThat(patient.failed("a")).isNull();
    }

    @Test
    void another_process_in_its_place_is_a_loss() {
        beats.watch("a", 0);
        assertThat(beats.heard("a", 17, SECOND)).isNull();
        assertThat(beats.heard("a", 17, 2 * SECOND)).isNull();
        assertThat(beats.heard("a", 18, 3 * SECOND)).isEqualTo(Loss.RESTARTED);
        assertThat(beats.heard("a", 18, 4 * SECOND)).isNull();
    }

    @Test
    void a_process_that_was_stopped_itself_takes_nobody_for_dead() {
        beats.watch("a", 0);
        beats.heard("a", 1, 5 * SECOND);
        assertThat(beats.look(10 * SECOND)).isEmpty();
        // It sleeps for an hour, and beats wait in its mail.
        assertThat(beats.look(3610 * SECOND)).isEmpty();
        beats.heard("a", 1, 3611 * SECOND);
        for (int at = 3620; at < 3660; at += 10)
            assertThat(beats.look(at * SECOND)).isEmpty();
        assertThat(beats.look(3661 * SECOND)).containsExactly("a");
    }

    @Test
    void who_is_silent_is_found_even_by_a_process_that_is_often_stopped() {
        beats.watch("a", 0);
        int looks = 0;
        for (long at = 100; beats.watched().equals(List.of("a")); at += 100) {
            beats.look(at * SECOND);
            looks++;
        }
        assertThat(looks).isEqualTo(3);
    }

    @Test
    void a_clock_that_goes_back_makes_nobody_immortal() {
        beats.watch("a", 1000 * SECOND);
        assertThat(beats.look(1000 * SECOND)).isEmpty();
        assertThat(beats.look(10 * SECOND)).isEmpty();
        for (int at = 20; at < 60; at += 10) assertThat(beats.look(at * SECOND)).isEmpty();
        assertThat(beats.look(60 * SECOND)).containsExactly("a");
    }
}
