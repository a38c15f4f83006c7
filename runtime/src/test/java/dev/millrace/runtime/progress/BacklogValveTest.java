package dev.millrace.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Tests how the backlog states of channels are combined.
final class BacklogValveTest {
    private final BacklogValve valve = new BacklogValve(3);

    @Test
    void one_channel_makes_the_input_backlog_and_all_must_say_that_it_is_none() {
        assertThat(valve.say(1, true)).isTrue();
        assertThat(valve.isBacklog()).isTrue();
        assertThat(valve.say(0, true)).isFalse();
        assertThat(valve.say(1, false)).isFalse();
        assertThat(valve.say(0, false)).isFalse();
        assertThat(valve.isBacklog()).isTrue();
        assertThat(valve.say(2, false)).isTrue();
        assertThat(valve.isBacklog()).isFalse();
        assertThat(valve.say(2, true)).isTrue();
        assertThat(valve.say(2, false)).isTrue();
        assertThat(valve.isBacklog()).isFalse();
    }

    @Test
    void an_input_is_not_known_before_its_last_channel_is() {
        assertThat(valve.say(0, false)).isFalse();
        assertThat(valve.say(1, false)).isFalse();
        assertThat(valve.say(2, false)).isTrue();
        assertThat(valve.isBacklog()).isFalse();
        assertThat(valve.say(2, false)).isFalse();
    }
}
