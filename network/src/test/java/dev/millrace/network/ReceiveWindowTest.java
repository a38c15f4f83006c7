package dev.millrace.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReceiveWindowTest {
    private static final long MILLI = 1_000_000;

    private final ReceiveWindow receiveWindow = new ReceiveWindow(1_000, 100_000, 0);

    @Test
    void it_moves_towards_what_is_taken_in_three_periods() {
        for (int i = 1; i <= 20; i++) receiveWindow.taken(10_000, false, i * 10 * MILLI);
        assertThat(receiveWindow.size()).isBetween(29_900L, 30_001L);
        for (int i = 21; i <= 40; i++) receiveWindow.taken(2_000, false, i * 10 * MILLI);
        assertThat(receiveWindow.size()).isBetween(5_999L, 6_100L);
    }

    @Test
    void it_stays_between_its_bounds() {
        for (int i = 1; i <= 40; i++) receiveWindow.taken(1_000_000, false, i * 10 * MILLI);
        assertThat(receiveWindow.size()).isEqualTo(100_000);
        for (int i = 41; i <= 80; i++) receiveWindow.taken(1, false, i * 10 * MILLI);
        assertThat(receiveWindow.size()).isLessThan(1_010);
    }

    @Test
    void a_receiver_that_waits_for_its_sender_keeps_its_receive_window() {
        for (int i = 1; i <= 20; i++) receiveWindow.taken(10_000, true, i * 10 * MILLI);
        long before = receiveWindow.size();
        receiveWindow.taken(1, true, 10_000 * MILLI);
        assertThat(receiveWindow.size()).isEqualTo(before);
    }

    @Test
    void within_a_period_nothing_changes() {
        receiveWindow.taken(90_000, false, 9 * MILLI);
        assertThat(receiveWindow.size()).isEqualTo(2_000);
    }
}
