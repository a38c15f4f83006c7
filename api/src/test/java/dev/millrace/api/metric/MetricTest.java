package dev.millrace.api.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricTest {

    @Test
    void a_meter_gives_events_per_second_over_its_span() {
        MeterView meter = new MeterView(10);
        meter.markEvent(100);
        assertThat(meter.getRate()).isZero();
        meter.update();
        assertThat(meter.getRate()).isEqualTo(10.0);
        meter.update();
        assertThat(meter.getRate()).isEqualTo(10.0);
        meter.update();
        assertThat(meter.getRate()).isZero();
        assertThat(meter.getCount()).isEqualTo(100);
    }

    @Test
    void a_meter_over_a_gauge_cannot_be_marked() {
        MeterView meter = new MeterView((Gauge<Long>) () -> 60L);
        meter.update();
        assertThat(meter.getRate()).isEqualTo(1.0);
        assertThatThrownBy(meter::markEvent).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void counters_count_both_ways() {
        for (Counter counter : List.of(new SimpleCounter(), new ThreadSafeSimpleCounter())) {
            counter.inc();
            counter.inc(5);
            counter.dec();
            counter.dec(2);
            assertThat(counter.getCount()).isEqualTo(3);
            assertThat(counter.getMetricType()).isEqualTo(MetricType.COUNTER);
        }
    }

    @Test
    void an_unregistered_group_hands_back_what_it_gets() {
        SourceReaderMetricGroup group = UnregisteredMetricsGroup.createSourceReaderMetricGroup();
        Gauge<Integer> gauge = () -> 3;
        assertThat(group.gauge("g", gauge)).isSameAs(gauge);
        group.getNumRecordsInErrorsCounter().inc();
        assertThat(group.getNumRecordsInErrorsCounter().getCount()).isEqualTo(1);
        group.getIOMetricGroup().getNumRecordsInCounter().inc(4);
        assertThat(group.getIOMetricGroup().getNumRecordsInCounter().getCount()).isEqualTo(4);
        assertThat(group.addGroup(1).counter(2)).isNotNull();
    }

    @Test
    void a_histogram_describes_its_last_values() {
        DescriptiveStatisticsHistogram histogram = new DescriptiveStatisticsHistogram(4);
        assertThat(histogram.getStatistics().getMean()).isZero();
        for (long value : new long[] {100, 5, 1, 3, 7}) histogram.update(value);
        HistogramStatistics statistics = histogram.getStatistics();
        histogram.update(1000);
        assertThat(histogram.getCount()).isEqualTo(6);
        assertThat(statistics.getValues()).containsExactly(1, 3, 5, 7);
        assertThat(statistics.size()).isEqualTo(4);
        assertThat(statistics.getMean()).isEqualTo(4);
        assertThat(statistics.getStdDev()).isEqualTo(Math.sqrt(20.0 / 3));
        assertThat(statistics.getMin()).isEqualTo(1);
        assertThat(statistics.getMax()).isEqualTo(7);
        assertThat(statistics.getQuantile(0.5)).isEqualTo(4);
        assertThat(statistics.getQuantile(0)).isEqualTo(1);
        assertThat(statistics.getQuantile(0.99)).isEqualTo(7);
    }
}
