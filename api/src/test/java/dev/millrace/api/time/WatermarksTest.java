package dev.millrace.api.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.UnregisteredMetricsGroup;
import dev.millrace.api.util.InstantiationUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatermarksTest {
    private final Recorded output = new Recorded();
    private final ManualClock clock = new ManualClock();

    private final WatermarkGeneratorSupplier.Context context = new WatermarkGeneratorSupplier.Context() {
        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public RelativeClock getInputActivityClock() {
            return clock;
        }
    };

    @Test
    void the_watermark_stays_the_bound_and_one_behind() {
        WatermarkGenerator<String> watermarks = new BoundedOutOfOrdernessWatermarks<>(Duration.ofMillis(10));
        watermarks.onPeriodicEmit(output);
        watermarks.onEvent("a", 100, output);
        watermarks.onEvent("b", 95, output);
        watermarks.onPeriodicEmit(output);
        assertThat(output.told).containsExactly(Long.MIN_VALUE, 89L);
        assertThatThrownBy(() -> new BoundedOutOfOrdernessWatermarks<>(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ascending_timestamps_need_no_bound() {
        WatermarkGenerator<String> watermarks =
                WatermarkStrategy.<String>forMonotonousTimestamps().createWatermarkGenerator(context);
        watermarks.onEvent("a", 100, output);
        watermarks.onPeriodicEmit(output);
        assertThat(output.told).containsExactly(99L);
    }

    @Test
    void without_watermarks_nothing_is_told() {
        WatermarkGenerator<String> watermarks =
                WatermarkStrategy.<String>noWatermarks().createWatermarkGenerator(context);
        watermarks.onEvent("a", 100, output);
        watermarks.onPeriodicEmit(output);
        assertThat(output.told).isEmpty();
    }

    @Test
    void a_quiet_input_becomes_idle_once_and_wakes_with_a_record() {
        WatermarkGenerator<String> watermarks = WatermarkStrategy.<String>forMonotonousTimestamps()
                .withIdleness(Duration.ofSeconds(1))
                .createWatermarkGenerator(context);
        watermarks.onEvent("a", 100, output);
        watermarks.onPeriodicEmit(output);
        clock.advanceTime(Duration.ofSeconds(1));
        watermarks.onPeriodicEmit(output);
        assertThat(output.told).containsExactly(99L, 99L);
        clock.advanceTime(1, TimeUnit.NANOSECONDS);
        watermarks.onPeriodicEmit(output);
        watermarks.onPeriodicEmit(output);
        assertThat(output.told).containsExactly(99L, 99L, "idle");
        watermarks.onEvent("b", 200, output);
        watermarks.onPeriodicEmit(output);
        assertThat(output.told).containsExactly(99L, 99L, "idle", 199L);
    }

    @Test
    void an_input_without_any_record_becomes_idle_too() {
        WatermarkGenerator<String> watermarks = WatermarkStrategy.<String>noWatermarks()
                .withIdleness(Duration.ofMillis(5))
                .createWatermarkGenerator(context);
        watermarks.onPeriodicEmit(output);
        clock.advanceTime(Duration.ofMillis(6));
        watermarks.onPeriodicEmit(output);
        assertThat(output.told).containsExactly("idle");
    }

    @Test
    void parts_of_a_strategy_can_be_given_in_any_order() throws Exception {
        SerializableTimestampAssigner<Long> assigner = (value, _) -> value * 2;
        WatermarkStrategy<Long> strategy = WatermarkStrategy.<Long>forBoundedOutOfOrderness(Duration.ofMillis(3))
                .withTimestampAssigner(assigner)
                .withWatermarkAlignment("group", Duration.ofSeconds(5), Duration.ofMillis(20))
                .withIdleness(Duration.ofSeconds(1));
        WatermarkStrategy<Long> shipped = InstantiationUtil.clone(strategy);
        assertThat(shipped.createTimestampAssigner(UnregisteredMetricsGroup::new)
                        .extractTimestamp(21L, 0))
                .isEqualTo(42);
        assertThat(shipped.getAlignmentParameters().isEnabled()).isTrue();
        assertThat(shipped.getAlignmentParameters().getWatermarkGroup()).isEqualTo("group");
        assertThat(shipped.getAlignmentParameters().getMaxAllowedWatermarkDrift())
                .isEqualTo(5000);
        assertThat(shipped.getAlignmentParameters().getUpdateInterval()).isEqualTo(20);
        assertThat(shipped.createWatermarkGenerator(context)).isInstanceOf(WatermarksWithIdleness.class);
    }

    @Test
    void a_strategy_without_assigner_keeps_timestamps_and_does_not_align() {
        WatermarkStrategy<Long> strategy = WatermarkStrategy.forMonotonousTimestamps();
        assertThat(strategy.createTimestampAssigner(UnregisteredMetricsGroup::new)
                        .extractTimestamp(1L, 77))
                .isEqualTo(77);
        assertThat(strategy.getAlignmentParameters().isEnabled()).isFalse();
    }

    @Test
    void a_watermark_shows_its_time() {
        assertThat(new Watermark(5)).isEqualTo(new Watermark(5)).hasToString("Watermark @ 5");
        assertThat(new Watermark(1234).getFormattedTimestamp()).endsWith(":01.234");
    }
}
