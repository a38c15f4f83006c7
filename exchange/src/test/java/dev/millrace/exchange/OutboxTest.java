package dev.millrace.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.exchange.Batch.Keying;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OutboxTest {
    private final Ring ring = new Ring(4, () -> {}, () -> {});
    private final List<Integer> pressed = new ArrayList<>();
    private final Outbox outbox = new Outbox(full -> {
        pressed.add(full.overflow());
        while (!full.drain()) while (ring.poll() != null) {}
    });

    @Test
    void a_record_waits_for_company_until_the_outbox_is_flushed() {
        Sender sender = outbox.sender(ring, Keying.NONE);
        sender.send("a", 1);
        assertThat(ring.poll()).isNull();

        outbox.flush();

        Batch batch = ring.poll();
        assertThat(batch.size()).isEqualTo(1);
        assertThat(batch.values()[0]).isEqualTo("a");
        assertThat(outbox.recordsSent()).isEqualTo(1);
    }

    @Test
    void a_full_batch_leaves_by_itself() {
        Sender sender = outbox.sender(ring, Keying.LONG);
        for (int i = 0; i <= Batch.CAPACITY; i++) sender.sendByLong(i, i, i * 3L, i * 5);

        Batch batch = ring.poll();
        assertThat(batch.size()).isEqualTo(Batch.CAPACITY);
        assertThat(batch.longKeys()[255]).isEqualTo(765);
        assertThat(batch.hashes()[255]).isEqualTo(1275);
        assertThat(ring.poll()).isNull();
        outbox.flush();
        assertThat(ring.poll().values()[0]).isEqualTo(256);
    }

    @Test
    void control_follows_the_records_before_it() {
        Sender sender = outbox.sender(ring, Keying.NONE);
        sender.send("a", 1);
        sender.send(new Control.Watermark(7));
        sender.send(Control.END);
        outbox.flush();

        Batch first = ring.poll();
        assertThat(first.size()).isEqualTo(1);
        assertThat(first.control()).isEqualTo(new Control.Watermark(7));
        Batch second = ring.poll();
        assertThat(second.size()).isZero();
        assertThat(second.control()).isEqualTo(Control.END);
    }

    /// Markers of two sources that arrive by turns must not each have a receiver of their own.
    @Test
    void markers_that_arrive_in_a_regular_order_meet_all_receivers() {
        List<Ring> rings = List.of(new Ring(64, () -> {}, () -> {}), new Ring(64, () -> {}, () -> {}));
        for (Ring each : rings) outbox.sender(each, Keying.NONE);
        for (int i = 0; i < 20; i++) {
            outbox.sendToAny(new Control.LatencyMarker(i, "left", 0));
            outbox.sendToAny(new Control.LatencyMarker(i, "right", 0));
        }
        outbox.flush();

        for (Ring each : rings) {
            Set<String> sources = new HashSet<>();
            for (Batch batch = each.poll(); batch != null; batch = each.poll())
                if (batch.control() instanceof Control.LatencyMarker marker) sources.add(marker.source());
            assertThat(sources).containsExactlyInAnyOrder("left", "right");
        }
    }

    @Test
    void what_a_full_ring_refuses_waits_and_goes_out_in_order() {
        Sender sender = outbox.sender(ring, Keying.NONE);
        for (int i = 0; i < 6; i++) {
            sender.send(i, i);
            outbox.flush();
        }
        assertThat(outbox.isClear()).isFalse();
        assertThat(outbox.overflow()).isEqualTo(2);
        assertThat(outbox.drain()).isFalse();

        List<@Nullable Object> seen = new ArrayList<>();
        seen.add(ring.poll().values()[0]);
        assertThat(outbox.canDrain()).isTrue();
        while (seen.size() < 6) {
            outbox.drain();
            Batch batch = ring.poll();
            if (batch != null) seen.add(batch.values()[0]);
        }
        assertThat(seen).isEqualTo(List.of(0, 1, 2, 3, 4, 5));
        assertThat(outbox.isClear()).isTrue();
    }

    @Test
    void a_step_that_sends_without_end_feels_pressure_instead_of_filling_memory() {
        Sender sender = outbox.sender(ring, Keying.NONE);
        for (int i = 0; i < Batch.CAPACITY * 1000; i++) sender.send(i, i);

        assertThat(pressed).isNotEmpty().allMatch(overflow -> overflow == Outbox.OVERFLOW_MAX + 1);
    }
}
