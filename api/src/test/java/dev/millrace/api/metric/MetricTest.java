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
}
