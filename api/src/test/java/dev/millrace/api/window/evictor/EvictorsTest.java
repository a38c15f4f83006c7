package dev.millrace.api.window.evictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.UnregisteredMetricsGroup;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.GlobalWindow;
import dev.millrace.api.window.TimestampedValue;
import dev.millrace.api.window.delta.CosineDistance;
import dev.millrace.api.window.delta.EuclideanDistance;
import dev.millrace.api.window.delta.FieldFromArray;
import dev.millrace.api.window.delta.FieldsFromArray;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EvictorsTest {

    @Test
    void count_keeps_the_last() {
        assertThat(before(CountEvictor.of(2), 5, 6, 7)).containsExactly(6L, 7L);
        assertThat(before(CountEvictor.of(3), 5, 6)).containsExactly(5L, 6L);
        assertThat(after(CountEvictor.of(2), 5, 6, 7)).containsExactly(5L, 6L, 7L);
        assertThat(after(CountEvictor.of(2, true), 5, 6, 7)).containsExactly(6L, 7L);
    }

    @Test
    void time_keeps_what_is_younger_than_the_newest_by_less_than_the_size() {
        assertThat(before(TimeEvictor.of(Duration.ofMillis(10)), 20, 10, 11, 9)).containsExactly(20L, 11L);
        assertThat(after(TimeEvictor.of(Duration.ofMillis(10), true), 0, 30)).containsExactly(30L);
    }

    @Test
    void time_keeps_all_where_there_are_no_timestamps() {
        List<TimestampedValue<Object>> elements = new ArrayList<>(List.of(new TimestampedValue<>("x")));

        TimeEvictor.<GlobalWindow>of(Duration.ZERO).evictBefore(elements, 1, GlobalWindow.get(), new Context());

        assertThat(elements).hasSize(1);
    }

    @Test
    void delta_keeps_what_is_near_to_the_last() {
        Evictor<Object, GlobalWindow> evictor = DeltaEvictor.of(3, (old, last) -> Math.abs((Long) old - (Long) last));

        assertThat(before(evictor, 1, 8, 13, 12, 10)).containsExactly(8L, 12L, 10L);
    }

    @Test
    void distances_of_vectors() {
        assertThat(new EuclideanDistance<double[]>().getDelta(new double[] {0, 0}, new double[] {3, 4}))
                .isEqualTo(5);
        CosineDistance<double[]> cosine = new CosineDistance<>();
        assertThat(cosine.getDelta(new double[] {1, 0}, new double[] {0, 2})).isCloseTo(1, within(1e-12));
        assertThat(cosine.getDelta(new double[] {1, 1}, new double[] {-2, -2})).isCloseTo(2, within(1e-12));
        assertThat(cosine.getDelta(new double[] {0, 0}, new double[] {1, 1})).isZero();
    }

    @Test
    void extractors_read_arrays_of_any_kind() {
        assertThat(new FieldFromArray<Integer>(1).extract(new int[] {4, 5})).isEqualTo(5);
        assertThat(new FieldsFromArray<>(String.class, 2, 0).extract(new String[] {"a", "b", "c"}))
                .containsExactly("c", "a");
    }

    private static List<Object> before(Evictor<Object, GlobalWindow> evictor, long... timestamps) {
        List<TimestampedValue<Object>> elements = elements(timestamps);
        evictor.evictBefore(elements, elements.size(), GlobalWindow.get(), new Context());
        return elements.stream().map(TimestampedValue::getValue).toList();
    }

    private static List<Object> after(Evictor<Object, GlobalWindow> evictor, long... timestamps) {
        List<TimestampedValue<Object>> elements = elements(timestamps);
        evictor.evictAfter(elements, elements.size(), GlobalWindow.get(), new Context());
        return elements.stream().map(TimestampedValue::getValue).toList();
    }

    private static List<TimestampedValue<Object>> elements(long... timestamps) {
        return new ArrayList<>(LongStream.of(timestamps)
                .mapToObj(timestamp -> new TimestampedValue<Object>(timestamp, timestamp))
                .toList());
    }

    private static final class Context implements Evictor.EvictorContext {
        @Override
        public long getCurrentProcessingTime() {
            return 0;
        }

        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public long getCurrentWatermark() {
            return 0;
        }
    }
}
