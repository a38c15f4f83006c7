package dev.millrace.metrics.dropwizard;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.SlidingWindowReservoir;
import dev.millrace.api.metric.DescriptiveStatisticsHistogram;
import dev.millrace.api.metric.HistogramStatistics;
import dev.millrace.api.metric.Meter;
import dev.millrace.api.metric.MeterView;
import dev.millrace.api.metric.SimpleCounter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Tests the adapters between Dropwizard metrics and job metrics.
final class DropwizardTest {

    @Test
    void a_histogram_of_the_library_describes_values_of_a_job() {
        var library = new com.codahale.metrics.Histogram(new SlidingWindowReservoir(100));
        DropwizardHistogramWrapper histogram = new DropwizardHistogramWrapper(library);
        for (long value = 1; value <= 5; value++) histogram.update(value);
        HistogramStatistics statistics = histogram.getStatistics();
        assertThat(histogram.getCount()).isEqualTo(5).isEqualTo(library.getCount());
        assertThat(statistics.getValues()).containsExactly(1, 2, 3, 4, 5);
        assertThat(statistics.size()).isEqualTo(5);
        assertThat(statistics.getMin()).isEqualTo(1);
        assertThat(statistics.getMax()).isEqualTo(5);
        assertThat(statistics.getMean()).isEqualTo(3.0);
        assertThat(statistics.getQuantile(0.5)).isEqualTo(3.0);
        assertThat(statistics.getStdDev()).isEqualTo(library.getSnapshot().getStdDev());
        assertThat(histogram.getDropwizardHistogram()).isSameAs(library);
    }

    @Test
    void a_meter_of_the_library_measures_events_of_a_job() {
        long[] nanos = {0};
        var library = new com.codahale.metrics.Meter(new com.codahale.metrics.Clock() {
            @Override
            public long getTick() {
                return nanos[0];
            }
        });
        DropwizardMeterWrapper meter = new DropwizardMeterWrapper(library);
        meter.markEvent();
        meter.markEvent(9);
        nanos[0] = TimeUnit.SECONDS.toNanos(5) + 1;
        assertThat(meter.getCount()).isEqualTo(10);
        assertThat(meter.getRate()).isEqualTo(2.0);
        assertThat(meter.getDropwizardMeter()).isSameAs(library);
    }

    @Test
    void a_counter_of_a_job_counts_for_the_library() {
        SimpleCounter own = new SimpleCounter();
        var counter = new FlinkCounterWrapper(own);
        counter.inc();
        counter.inc(5);
        counter.dec();
        counter.dec(2);
        assertThat(counter.getCount()).isEqualTo(3).isEqualTo(own.getCount());
    }

    @Test
    void a_gauge_of_a_job_gives_its_value_to_the_library() {
        int[] value = {1};
        FlinkGaugeWrapper<Integer> gauge = FlinkGaugeWrapper.fromGauge(() -> value[0]);
        value[0] = 2;
        assertThat(gauge.getValue()).isEqualTo(2);
    }

    @Test
    void a_histogram_of_a_job_describes_values_for_the_library() {
        var histogram = new FlinkHistogramWrapper(new DescriptiveStatisticsHistogram(100));
        histogram.update(7);
        histogram.update(9L);
        var snapshot = histogram.getSnapshot();
        assertThat(histogram.getCount()).isEqualTo(2);
        assertThat(snapshot.getValues()).containsExactly(7, 9);
        assertThat(snapshot.size()).isEqualTo(2);
        assertThat(snapshot.getMin()).isEqualTo(7);
        assertThat(snapshot.getMax()).isEqualTo(9);
        assertThat(snapshot.getMean()).isEqualTo(8.0);
        assertThat(snapshot.getMedian()).isEqualTo(8.0);
        ByteArrayOutputStream dumped = new ByteArrayOutputStream();
        snapshot.dump(dumped);
        assertThat(dumped.toString(StandardCharsets.UTF_8).lines()).containsExactly("7", "9");
    }

    @Test
    void a_meter_of_a_job_measures_events_for_the_library() {
        Meter own = new MeterView(60);
        var meter = new FlinkMeterWrapper(own);
        meter.mark();
        meter.mark(3);
        assertThat(meter.getCount()).isEqualTo(4).isEqualTo(own.getCount());
        assertThat(meter.getOneMinuteRate()).isEqualTo(own.getRate());
        assertThat(meter.getMeanRate()).isEqualTo(own.getRate());
    }
}
