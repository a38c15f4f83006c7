package dev.millrace.api.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class NumberSequenceIteratorTest {

    private static List<Long> all(Iterator<Long> numbers) {
        List<Long> list = new ArrayList<>();
        numbers.forEachRemaining(list::add);
        return list;
    }

    @Test
    void both_ends_are_included_also_at_the_edge_of_long() {
        assertThat(all(new NumberSequenceIterator(3, 5))).containsExactly(3L, 4L, 5L);
        assertThat(all(new NumberSequenceIterator(Long.MAX_VALUE - 1, Long.MAX_VALUE)))
                .containsExactly(Long.MAX_VALUE - 1, Long.MAX_VALUE);
        assertThatThrownBy(() -> new NumberSequenceIterator(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void parts_cover_the_sequence_in_order_and_differ_by_one(
            @ForAll @LongRange(min = -50, max = 50) long from,
            @ForAll @IntRange(min = 0, max = 60) int more,
            @ForAll @IntRange(min = 1, max = 20) int parts) {
        NumberSequenceIterator[] split = new NumberSequenceIterator(from, from + more).split(parts);
        List<Long> joined = new ArrayList<>();
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (NumberSequenceIterator part : split) {
            List<Long> numbers = all(part);
            least = Math.min(least, numbers.size());
            most = Math.max(most, numbers.size());
            joined.addAll(numbers);
        }
        assertThat(joined).isEqualTo(all(new NumberSequenceIterator(from, from + more)));
        assertThat(most - least).isLessThanOrEqualTo(1);
    }

    @Test
    void the_whole_range_of_long_can_be_split() {
        NumberSequenceIterator[] parts = new NumberSequenceIterator(Long.MIN_VALUE, Long.MAX_VALUE).split(2);
        assertThat(parts[0].getTo()).isEqualTo(-1);
        assertThat(parts[1].getCurrent()).isZero();
        assertThat(parts[1].getTo()).isEqualTo(Long.MAX_VALUE);
    }
}
