package dev.millrace.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.runtime.step.SteeredHost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SwitchboardTest {
    private final SteeredHost host = new SteeredHost();
    private final Switchboard switchboard = new Switchboard(host);

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE / 2, 10_000_000_000_000_000L})
    void a_step_that_waits_with_a_far_deadline_parks(long deadlineMillis) {
        switchboard.park(deadlineMillis);

        assertThat(host.parks()).hasSize(1).allMatch(nanos -> nanos > 0);
    }
}
