package dev.millrace.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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

    private static Batch at(long time) {
        Batch batch = Batch.small(Batch.Keying.NONE);
        batch.add("record", time);
        return batch;
    }

    private List<Integer> pollAll() {
        List<Integer> channels = new ArrayList<>();
        while (inbox.poll() != null) channels.add(inbox.channel());
        return channels;
    }

    @Test
    void a_channel_that_is_ahead_in_event_time_waits_for_the_other() {
        left.offer(at(100));
        right.offer(at(10));
        pollAll();
        for (int i = 1; i < 4; i++) {
            left.offer(at(100 + i));
            right.offer(at(10 + i));
        }
        assertThat(pollAll()).containsExactly(1, 1, 1, 0, 0, 0);
    }

    @Test
    void a_channel_that_is_ahead_has_its_turn_in_the_end() {
        left.offer(at(100));
        right.offer(at(10));
        pollAll();
        for (int i = 0; i < 4; i++) left.offer(at(101));
        int others = 0;
        for (right.offer(at(11)); inbox.poll() != null && inbox.channel() == 1; right.offer(at(11))) others++;
        assertThat(others).isBetween(2, 20);
    }

    @Test
    void nothing_is_passed_over_without_event_time() {
        for (int i = 0; i < 2; i++) {
            left.offer(at(Batch.NO_TIMESTAMP));
            right.offer(at(10));
        }
        assertThat(pollAll()).containsExactly(0, 1, 0, 1);
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
