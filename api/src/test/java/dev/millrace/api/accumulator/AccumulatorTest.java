package dev.millrace.api.accumulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccumulatorTest {

    @Test
    void counters_add_and_merge() {
        IntCounter ints = new IntCounter(2);
        ints.add(3);
        ints.merge(new IntCounter(4));
        assertThat(ints.getLocalValuePrimitive()).isEqualTo(9);
        LongCounter longs = new LongCounter();
        longs.add(1L << 40);
        longs.merge(new LongCounter(1));
        assertThat(longs.getLocalValue()).isEqualTo((1L << 40) + 1);
        DoubleCounter doubles = new DoubleCounter(0.5);
        doubles.add(1.5);
        assertThat(doubles.getLocalValue()).isEqualTo(2.0);
        doubles.resetLocal();
        assertThat(doubles.getLocalValue()).isZero();
    }

    @Test
    void extremes_start_from_the_far_end() {
        IntMaximum greatest = new IntMaximum();
        greatest.add(-7);
        greatest.merge(new IntMaximum(-9));
        assertThat(greatest.getLocalValue()).isEqualTo(-7);
        DoubleMinimum least = new DoubleMinimum();
        assertThat(least.getLocalValue()).isEqualTo(Double.POSITIVE_INFINITY);
        least.add(3.0);
        least.merge(new DoubleMinimum(2.0));
        assertThat(least.getLocalValue()).isEqualTo(2.0);
        LongMinimum longs = new LongMinimum(5);
        longs.add(6);
        assertThat(longs.getLocalValue()).isEqualTo(5);
    }

    @Test
    void an_average_weighs_by_count() {
        AverageAccumulator first = new AverageAccumulator();
        first.add(1);
        first.add(2L);
        AverageAccumulator second = new AverageAccumulator();
        second.add(6.0);
        first.merge(second);
        assertThat(first.getLocalValue()).isEqualTo(3.0);
        assertThat(new AverageAccumulator().getLocalValue()).isZero();
        assertThatThrownBy(() -> first.merge(new DoubleCounter())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void copies_share_nothing() {
        Histogram histogram = new Histogram();
        histogram.add(3);
        var copy = histogram.clone();
        copy.add(3);
        assertThat(histogram.getLocalValue()).containsExactly(Map.entry(3, 1));
        assertThat(copy.getLocalValue()).containsExactly(Map.entry(3, 2));
        ListAccumulator<String> list = new ListAccumulator<>();
        list.add("a");
        list.clone().add("b");
        assertThat(list.getLocalValue()).containsExactly("a");
    }

    @Test
    void tasks_are_merged_by_name_and_kind() {
        Map<String, Accumulator<?, ?>> job = new HashMap<>();
        IntCounter first = new IntCounter(1);
        Accumulators.mergeInto(job, Map.of("n", first));
        Accumulators.mergeInto(job, Map.of("n", new IntCounter(2), "m", new LongCounter(5)));
        assertThat(job)
                .extractingByKey("n")
                .extracting(Accumulator::getLocalValue)
                .isEqualTo(3);
        assertThat(job)
                .extractingByKey("m")
                .extracting(Accumulator::getLocalValue)
                .isEqualTo(5L);
        assertThat(first.getLocalValue()).isEqualTo(1);
        assertThatThrownBy(() -> Accumulators.mergeInto(job, Map.of("n", new LongCounter())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'n'");
    }
}
