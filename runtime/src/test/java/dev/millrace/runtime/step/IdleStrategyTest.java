package dev.millrace.runtime.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdleStrategyTest {
    private static final int ROUNDS = 100;

    private final SteeredHost host = new SteeredHost();
    private final IdleStrategy idleStrategy = new IdleStrategy(host);

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE / 2, 10_000_000_000_000_000L})
    void a_thread_with_a_far_deadline_sleeps_as_long_as_one_without(long deadlineMillis) {
        for (int i = 0; i < ROUNDS; i++) idleStrategy.idle(() -> false, () -> deadlineMillis);

        assertThat(host.parks()).isNotEmpty().allMatch(nanos -> nanos >= 100_000);
        assertThat(host.parks().getLast()).isEqualTo(50_000_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1})
    void a_thread_whose_deadline_is_over_does_not_sleep(long deadlineMillis) {
        for (int i = 0; i < ROUNDS; i++) idleStrategy.idle(() -> false, () -> deadlineMillis);

        assertThat(host.parks()).isNotEmpty().allMatch(nanos -> nanos == 0);
    }
}
