package dev.millrace.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RingTest {
    private final AtomicInteger consumerWoken = new AtomicInteger();
    private final AtomicInteger producerWoken = new AtomicInteger();
    private final Ring ring = new Ring(2, consumerWoken::incrementAndGet, producerWoken::incrementAndGet);

    @Test
    void batches_come_out_in_order() {
        Batch first = batch(1);
        Batch second = batch(2);

        assertThat(ring.offer(first)).isTrue();
        assertThat(ring.offer(second)).isTrue();

        assertThat(ring.poll()).isSameAs(first);
        assertThat(ring.poll()).isSameAs(second);
        assertThat(ring.poll()).isNull();
        assertThat(consumerWoken).hasValue(2);
    }

    @Test
    void a_full_ring_refuses_and_wakes_the_producer_when_there_is_room() {
        ring.offer(batch(1));
        ring.offer(batch(2));
        assertThat(ring.offer(batch(3))).isFalse();
        assertThat(producerWoken).hasValue(0);

        ring.poll();
        assertThat(producerWoken).hasValue(1);
        assertThat(ring.hasRoom()).isTrue();
        ring.poll();
        assertThat(producerWoken).describedAs("nobody waits any more").hasValue(1);
    }

    @Test
    void a_producer_may_ask_to_be_woken_though_there_is_room() {
        assertThat(ring.awaitTaking()).describedAs("nothing to take").isFalse();
        ring.offer(batch(1));
        assertThat(ring.awaitTaking()).isTrue();
        assertThat(producerWoken).hasValue(0);

        ring.poll();
        assertThat(producerWoken).hasValue(1);
        ring.offer(batch(2));
        ring.poll();
        assertThat(producerWoken).describedAs("asked once, told once").hasValue(1);
    }

    @Test
    void it_counts_what_is_queued() {
        assertThat(ring.isEmpty()).isTrue();
        ring.offer(batch(1));
        assertThat(ring.queued()).isEqualTo(1);
        assertThat(ring.isEmpty()).isFalse();
        ring.poll();
        assertThat(ring.queued()).isZero();
    }

    @Test
    void a_capacity_that_is_no_power_of_two_is_refused() {
        assertThatThrownBy(() -> new Ring(3, () -> {}, () -> {})).hasMessageContaining("3");
    }

    @Test
    void two_threads_lose_and_reorder_nothing() throws InterruptedException {
        int batches = 200_000;
        Ring shared = new Ring(8, () -> {}, () -> {});
        Thread producer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < batches; i++) {
                Batch batch = batch(i);
                while (!shared.offer(batch)) Thread.onSpinWait();
            }
        });
        for (int i = 0; i < batches; i++) {
            Batch batch;
            while ((batch = shared.poll()) == null) Thread.onSpinWait();
            assertThat(batch.timestamps()[0]).isEqualTo(i);
        }
        producer.join();
        assertThat(shared.poll()).isNull();
    }

    private static Batch batch(long timestamp) {
        Batch batch = Batch.small(Batch.Keying.NONE);
        batch.add("x", timestamp);
        return batch;
    }
}
