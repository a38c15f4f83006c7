package dev.millrace.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WatermarkValveTest {
    private final WatermarkValve valve = new WatermarkValve(2);

    @Test
    void the_slowest_channel_decides() {
        assertThat(valve.advance(0, 10)).isFalse();
        assertThat(valve.advance(1, 5)).isTrue();
        assertThat(valve.watermark()).isEqualTo(5);
        assertThat(valve.advance(1, 20)).isTrue();
        assertThat(valve.watermark()).isEqualTo(10);
    }

    @Test
    void a_channel_never_goes_back() {
        valve.advance(0, 10);
        valve.advance(1, 10);
        assertThat(valve.advance(0, 7)).isFalse();
        assertThat(valve.watermark()).isEqualTo(10);
    }

    @Test
    void an_idle_channel_does_not_count_until_it_speaks_again() {
        valve.advance(0, 10);
        assertThat(valve.idle(1, true)).isTrue();
        assertThat(valve.watermark()).isEqualTo(10);
        assertThat(valve.advance(0, 20)).isTrue();

        valve.idle(1, false);
        valve.advance(1, 20);
        assertThat(valve.advance(0, 30)).isFalse();
        assertThat(valve.watermark()).isEqualTo(20);
        assertThat(valve.advance(1, 25)).isTrue();
        assertThat(valve.watermark()).isEqualTo(25);
    }

    @Test
    void a_channel_that_was_idle_holds_nothing_back_until_it_has_caught_up() {
        valve.advance(0, 10);
        valve.idle(1, true);
        valve.advance(0, 20);

        valve.idle(1, false);
        assertThat(valve.advance(1, 5)).isFalse();
        assertThat(valve.advance(0, 30)).isTrue();
        assertThat(valve.watermark()).isEqualTo(30);
        assertThat(valve.advance(1, 29)).isFalse();
        assertThat(valve.advance(1, 31)).isFalse();
        assertThat(valve.advance(0, 40)).isTrue();
        assertThat(valve.watermark()).isEqualTo(31);
    }

    @Test
    void when_all_are_idle_so_is_the_whole_at_its_highest() {
        valve.advance(0, 10);
        valve.advance(1, 30);
        valve.idle(1, true);
        assertThat(valve.isIdle()).isFalse();
        assertThat(valve.idle(0, true)).isTrue();
        assertThat(valve.isIdle()).isTrue();
        assertThat(valve.watermark()).isEqualTo(30);
        assertThat(valve.idle(0, false)).isTrue();
        assertThat(valve.isIdle()).isFalse();
    }

    @Test
    void a_channel_that_ended_holds_nothing_back() {
        valve.advance(0, 10);
        assertThat(valve.end(1)).isTrue();
        assertThat(valve.watermark()).isEqualTo(10);
        valve.end(0);
        assertThat(valve.isIdle()).isFalse();
    }

    /// The last channel may become idle before or after the other one has ended; both orders have the same result.
    @Test
    void an_end_counts_when_the_last_open_channel_becomes_idle() {
        valve.advance(1, 30);
        valve.advance(1, Long.MAX_VALUE);
        assertThat(valve.end(1)).isFalse();
        assertThat(valve.idle(0, true)).isTrue();
        assertThat(valve.watermark()).isEqualTo(Long.MAX_VALUE);
        assertThat(valve.isIdle()).isTrue();
    }
}
