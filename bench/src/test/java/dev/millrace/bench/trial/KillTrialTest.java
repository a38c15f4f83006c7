package dev.millrace.bench.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Starts real processes with few keys.
final class KillTrialTest {
    @Test
    void another_process_goes_on_after_the_first_was_killed() throws Exception {
        Run run = new KillTrial("millrace", 20_000, 100).run();
        assertThat(run.seconds()).isPositive();
        assertThat(run.cpuSeconds()).isPositive();
        assertThat(run.events()).isEqualTo(20_000);
    }
}
