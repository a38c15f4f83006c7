package dev.millrace.api.source.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.type.Types;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.base.fault.CodedException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class GeneratorsTest {

    private static <T> RandomGenerator<T> opened(RandomGenerator<T> generator) throws Exception {
        RandomGenerator<T> shipped = InstantiationUtil.clone(generator);
        shipped.random = new Random(42);
        return shipped;
    }

    private static <T> List<T> some(RandomGenerator<T> generator, int count) throws Exception {
        RandomGenerator<T> opened = opened(generator);
        List<T> values = new ArrayList<>();
        for (int at = 0; at < count; at++) values.add(opened.next());
        return values;
    }

    @Test
    void random_numbers_reach_both_ends_of_their_range() throws Exception {
        assertThat(some(RandomGenerator.intGenerator(1, 3), 200)).contains(1, 3).allMatch(n -> n >= 1 && n <= 3);
        assertThat(some(RandomGenerator.longGenerator(-1, 1), 200)).contains(-1L, 1L);
        assertThat(some(RandomGenerator.byteGenerator((byte) 126, Byte.MAX_VALUE), 100))
                .contains((byte) 127);
        assertThat(some(RandomGenerator.shortGenerator((short) 0, (short) 1), 100))
                .contains((short) 1);
        assertThat(some(RandomGenerator.longGenerator(Long.MAX_VALUE - 1, Long.MAX_VALUE), 100))
                .contains(Long.MAX_VALUE - 1, Long.MAX_VALUE);
        assertThat(some(RandomGenerator.longGenerator(Long.MIN_VALUE, Long.MAX_VALUE), 100))
                .anyMatch(n -> n < 0)
                .anyMatch(n -> n > 0);
        assertThat(some(RandomGenerator.doubleGenerator(2, 2), 3)).containsOnly(2.0);
        assertThat(some(RandomGenerator.floatGenerator(2, 3), 50)).allMatch(n -> n >= 2 && n < 3);
        assertThat(some(RandomGenerator.booleanGenerator(), 50)).contains(true, false);
    }

    @Test
    void nulls_come_at_their_rate_and_lengths_vary_when_asked() throws Exception {
        List<String> texts =
                some(RandomGenerator.stringGenerator(4).withVarLen(true).withNullRate(0.5f), 1_000);
        assertThat(texts.stream().filter(text -> text == null).count()).isBetween(400L, 600L);
        assertThat(texts.stream().filter(text -> text != null).map(String::length))
                .contains(1, 2, 3, 4)
                .doesNotContain(0);
        assertThat(some(RandomGenerator.stringGenerator(4), 10)).allMatch(text -> text.length() == 4);
    }

    @Test
    void ranges_and_rates_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> RandomGenerator.intGenerator(3, 2))
                .isInstanceOf(CodedException.class)
                .hasMessageContainingAll("MR-2620", "3", "2");
        assertThatThrownBy(() -> RandomGenerator.intGenerator(1, 2).withNullRate(1.5f))
                .hasMessageContainingAll("MR-2620", "1.5");
        assertThatThrownBy(() -> RandomGenerator.stringGenerator(-1)).hasMessageContaining("MR-2620");
        assertThatThrownBy(() -> SequenceGenerator.longGenerator(3, 2)).hasMessageContaining("MR-2620");
        assertThatThrownBy(() -> new DataGeneratorSource<>(number -> number, 0, Types.LONG))
                .hasMessageContainingAll("MR-2620", "0 records");
    }

    @Test
    void a_generator_that_was_not_opened_says_so() {
        assertThatThrownBy(() -> RandomGenerator.intGenerator(1, 2).next()).hasMessageContaining("initializeState");
        assertThatThrownBy(() -> SequenceGenerator.intGenerator(1, 2).hasNext())
                .hasMessageContaining("initializeState");
    }

    @Test
    void sequences_come_as_the_type_that_was_asked_for() throws Exception {
        assertThat(first(SequenceGenerator.intGenerator(3, 4))).isEqualTo(3);
        assertThat(first(SequenceGenerator.shortGenerator((short) 3, (short) 4)))
                .isEqualTo((short) 3);
        assertThat(first(SequenceGenerator.byteGenerator((byte) 3, (byte) 4))).isEqualTo((byte) 3);
        assertThat(first(SequenceGenerator.floatGenerator((short) 3, (short) 4)))
                .isEqualTo(3f);
        assertThat(first(SequenceGenerator.doubleGenerator(3, 4))).isEqualTo(3.0);
        assertThat(first(SequenceGenerator.stringGenerator(3, 4))).isEqualTo("3");
        assertThat(first(SequenceGenerator.bigDecimalGenerator(3, 4, 5, 2))).hasToString("3.00");
    }

    private static <T> T first(SequenceGenerator<T> generator) throws Exception {
        SequenceGenerator<T> shipped = InstantiationUtil.clone(generator);
        SteppedNumbers numbers = new SteppedNumbers();
        numbers.addRun(3, 4, 1);
        shipped.valuesToEmit = numbers;
        return shipped.next();
    }

    @Property
    void stepped_numbers_are_what_a_loop_gives(
            @ForAll long start,
            @ForAll @LongRange(min = 0, max = 500) long length,
            @ForAll @IntRange(min = 1, max = 50) int step) {
        long end = start + length < start ? start : start + length;
        List<Long> expected = IntStream.rangeClosed(0, (int) ((end - start) / step))
                .mapToObj(at -> start + (long) at * step)
                .toList();
        SteppedNumbers numbers = new SteppedNumbers();
        numbers.addRun(start, end, step);
        assertThat(numbers).hasSize(expected.size()).containsExactlyElementsOf(expected);
        for (Long number : expected) assertThat(numbers.remove()).isEqualTo(number);
        assertThatThrownBy(numbers::remove).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_run_of_all_numbers_there_are_is_no_problem() {
        SteppedNumbers numbers = new SteppedNumbers();
        numbers.addRun(Long.MIN_VALUE, Long.MAX_VALUE, 1);
        assertThat(numbers.size()).isEqualTo(Integer.MAX_VALUE);
        assertThat(numbers.poll()).isEqualTo(Long.MIN_VALUE);
        assertThat(numbers.peek()).isEqualTo(Long.MIN_VALUE + 1);
    }
}
