package dev.millrace.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.exchange.Batch.Keying;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tests that batches are bounded in bytes and not only in records.
final class BatchBytesTest {
    private static final int BYTES = 64 << 10;

    private final Ring ring = new Ring(1_024, () -> {}, () -> {});
    private final Outbox outbox = new Outbox(_ -> {});
    private final Sender sender = outbox.sender(ring, Keying.NONE);

    private List<Integer> sizes() {
        outbox.flush();
        List<Integer> sizes = new ArrayList<>();
        for (Batch batch = ring.poll(); batch != null; batch = ring.poll()) sizes.add(batch.size());
        return sizes;
    }

    @Test
    void large_records_travel_alone() {
        for (int i = 0; i < 100; i++) sender.send(new byte[100_000], 0);

        assertThat(sizes()).hasSize(100).containsOnly(1);
    }

    @Test
    void texts_of_some_size_share_a_batch_as_long_as_they_fit() {
        for (int i = 0; i < 1_000; i++) sender.send("x".repeat(1_000), 0);

        assertThat(sizes()).allMatch(size -> size * 1_000 <= BYTES).contains(BYTES / 1_000);
    }

    @Test
    void small_records_fill_batches() {
        for (int i = 0; i < 4 * Batch.CAPACITY; i++) sender.send(i % 2 == 0 ? "x" : new byte[1], 0);

        assertThat(sizes()).hasSize(4).containsOnly(Batch.CAPACITY);
    }

    @Test
    void batches_follow_records_that_grow_and_shrink() {
        for (int i = 0; i < Batch.CAPACITY; i++) sender.send(new byte[1], 0);
        for (int i = 0; i < 10; i++) sender.send(new byte[100_000], 0);
        assertThat(sizes().subList(1, 11)).containsOnly(1);

        for (int i = 0; i < 100 * Batch.CAPACITY; i++) sender.send(new byte[1], 0);
        assertThat(sizes()).contains(1, Batch.CAPACITY);
    }
}
