package dev.millrace.bench.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
    @Test
    void quantiles_are_at_most_a_64th_too_high() {
        var histogram = new LatencyHistogram();
        LongStream.rangeClosed(1, 1_000_000).forEach(histogram::record);
        for (double share : new double[] {0.00001, 0.1, 0.5, 0.99, 0.9999, 1}) {
            double exact = share * 1_000_000;
            assertThat((double) histogram.quantile(share)).isBetween(exact, exact * (1 + 1.0 / 64));
        }
    }

    @Test
    void the_longest_is_exact_and_negative_durations_count_as_none() {
        var histogram = new LatencyHistogram();
        histogram.record(-5);
        histogram.record(1_234_567_891);
        assertThat(histogram.max()).isEqualTo(1_234_567_891);
        assertThat(histogram.quantile(1)).isEqualTo(1_234_567_891);
        assertThat(histogram.quantile(0.5)).isZero();
    }

    @Test
    void any_duration_has_a_bucket() {
        var histogram = new LatencyHistogram();
        for (int shift = 0; shift < 63; shift++) {
            histogram.record(1L << shift);
            histogram.record((1L << shift) - 1);
        }
        histogram.record(Long.MAX_VALUE);
        assertThat(histogram.quantile(1)).isEqualTo(Long.MAX_VALUE);
        assertThat(histogram.count()).isEqualTo(127);
    }

    @Test
    void adding_is_like_recording_all_in_one() {
        var left = new LatencyHistogram();
        var right = new LatencyHistogram();
        var both = new LatencyHistogram();
        LongStream.range(0, 5_000).forEach(i -> {
            (i % 3 == 0 ? left : right).record(i * i);
            both.record(i * i);
        });
        left.add(right);
        assertThat(left.count()).isEqualTo(both.count());
        assertThat(left.max()).isEqualTo(both.max());
        assertThat(left.quantile(0.9)).isEqualTo(both.quantile(0.9));
    }
}
