package dev.millrace.network.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class BufferPoolTest {
    private static final int BYTES_MAX = 3 << 20;

    private final BufferPool pool = new BufferPool(BYTES_MAX);

    @Property(tries = 300)
    void an_array_is_long_enough_and_not_twice_as_long(@ForAll @IntRange(max = 300_000) int length) {
        byte[] array = pool.take(length);

        assertThat(array.length).isGreaterThanOrEqualTo(length);
        if (length >= BufferPool.LENGTH_MIN) assertThat(array.length).isLessThan(2 * length);
        else assertThat(array).hasSize(length);
    }

    @Property(tries = 300)
    void what_is_given_back_is_taken_by_whoever_wants_as_much(
            @ForAll @IntRange(min = BufferPool.LENGTH_MIN, max = 128 << 10) int length) {
        byte[] array = pool.take(length);
        pool.give(array);

        assertThat(pool.take(Math.max(BufferPool.LENGTH_MIN, array.length / 2 + 1)))
                .isSameAs(array);
        assertThat(pool.take(length)).describedAs("it was the only one").isNotSameAs(array);
    }

    @Test
    void arrays_of_lengths_that_nobody_asks_for_are_dropped() {
        for (int length : new int[] {0, 1, 2048, 5000, (8 << 10) + 1, 256 << 10}) {
            byte[] odd = new byte[length];
            pool.give(odd);
            assertThat(pool.take(length)).isNotSameAs(odd);
        }
    }

    @Test
    void no_more_is_kept_than_is_worth_it() {
        int length = 64 << 10;
        Set<byte[]> given = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 1000; i++) {
            byte[] array = new byte[length];
            given.add(array);
            pool.give(array);
        }

        int kept = 0;
        while (given.contains(pool.take(length))) kept++;
        assertThat(kept).isEqualTo(BYTES_MAX / length);
        byte[] next = new byte[length];
        pool.give(next);
        assertThat(pool.take(length)).describedAs("there is room again").isSameAs(next);
    }
}
