package dev.millrace.runtime.job.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.exchange.RecordSizes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests the capacity of an edge's rings.
final class RingsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 64})
    void the_rings_of_a_usual_edge_have_all_the_room(int parallelism) {
        assertThat(Rings.capacity(parallelism, parallelism)).isEqualTo(8);
        assertThat(Rings.batchBytes(parallelism, parallelism, 32L << 30)).isEqualTo(RecordSizes.BATCH_BYTES);
    }

    @Test
    void the_rings_of_a_wide_shuffle_have_less() {
        assertThat(Rings.capacity(90, 90)).isEqualTo(4);
        assertThat(Rings.capacity(200, 200)).isEqualTo(2);
        assertThat(Rings.capacity(30_000, 30_000)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 4, 16, 32, 512})
    void all_rings_of_a_shuffle_have_room_for_a_part_of_the_heap(long heapGiB) {
        long heap = heapGiB << 30;
        for (int parallelism = 1; parallelism <= 500; parallelism++) {
            long rings = (long) parallelism * parallelism;
            long bytes =
                    rings * Rings.capacity(parallelism, parallelism) * Rings.batchBytes(parallelism, parallelism, heap);
            assertThat(bytes).isLessThanOrEqualTo(Math.min(2L << 30, heap / 8));
        }
    }

    @Test
    void a_small_heap_does_not_shorten_the_batches_of_a_usual_edge() {
        assertThat(Rings.batchBytes(16, 16, 1L << 30)).isEqualTo(RecordSizes.BATCH_BYTES);
    }
}
