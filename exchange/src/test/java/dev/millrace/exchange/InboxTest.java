package dev.millrace.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class InboxTest {
    private final Ring left = new Ring(4, () -> {}, () -> {});
    private final Ring right = new Ring(4, () -> {}, () -> {});
    private final Inbox inbox = new Inbox(new Ring[] {left, right});

    @Test
    void channels_are_polled_in_turn() {
        left.offer(Batch.of(Control.IDLE));
        left.offer(Batch.of(Control.ACTIVE));
        right.offer(Batch.of(Control.IDLE));

        inbox.poll();
        assertThat(inbox.channel()).isZero();
        inbox.poll();
        assertThat(inbox.channel()).isEqualTo(1);
        inbox.poll();
        assertThat(inbox.channel()).isZero();
        assertThat(inbox.poll()).isNull();
    }

    @Test
    void a_held_channel_is_left_alone_until_released() {
        left.offer(Batch.of(Control.IDLE));
        inbox.hold(0);
        assertThat(inbox.poll()).isNull();
        assertThat(inbox.hasBatch()).isFalse();

        inbox.release(0);
        assertThat(inbox.hasBatch()).isTrue();
        assertThat(inbox.poll()).isNotNull();
    }

    @Test
    void it_has_ended_when_all_channels_have() {
        inbox.end(1);
        assertThat(inbox.hasEnded()).isFalse();
        inbox.end(0);
        assertThat(inbox.hasEnded()).isTrue();
    }
}
