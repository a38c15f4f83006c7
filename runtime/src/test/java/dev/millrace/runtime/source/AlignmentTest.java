package dev.millrace.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.time.AscendingTimestampsWatermarks;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.runtime.source.AlignmentScript.Emission;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests that sources wait while they are ahead of their group.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class AlignmentTest {
    private static final long DRIFT = 100;
    private final AlignmentScript script = new AlignmentScript();

    private static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        env.setParallelism(1);
        return env;
    }

    /// Emits a watermark after each record, so that the emissions do not depend on a clock.
    private static final class EachAMark extends AscendingTimestampsWatermarks<Long> {
        @Override
        public void onEvent(Long event, long timestamp, WatermarkOutput output) {
            super.onEvent(event, timestamp, output);
            onPeriodicEmit(output);
        }
    }

    static WatermarkStrategy<Long> marks() {
        return WatermarkStrategy.forGenerator(_ -> new EachAMark());
    }

    private static WatermarkStrategy<Long> aligned() {
        return marks().withWatermarkAlignment("group", Duration.ofMillis(DRIFT), Duration.ofMillis(5));
    }

    private static void read(StreamExecutionEnvironment env, GatedSource source, WatermarkStrategy<Long> strategy) {
        env.fromSource(source, strategy, "gated", Types.LONG).sinkTo(new DiscardingSink<>());
    }

    /// Checks that `slow` was at most the drift behind whenever `fast` emitted a number.
    private static void assertTogether(List<Emission> log, String fast, String slow) {
        Map<String, Long> at = new HashMap<>();
        for (Emission each : log) {
            at.put(each.split(), each.number());
            // The watermark is one behind the record, and one more record is emitted after the limit.
            if (each.split().equals(fast))
                assertThat(each.number()).isLessThanOrEqualTo(at.getOrDefault(slow, 0L) + DRIFT + 1);
        }
    }

    @Test
    void a_source_ahead_of_its_group_waits_at_the_drift_and_goes_on_afterwards() throws Exception {
        script.hold("fast", 0, "slow", 0).hold("slow", 1, "fast", DRIFT + 1).hold("slow", 250, "fast", 349);
        StreamExecutionEnvironment env = environment();
        read(env, GatedSource.of(script.id(), "slow", 500), aligned());
        read(env, GatedSource.of(script.id(), "fast", 600), aligned());
        env.execute();
        assertThat(script.log()).hasSize(1_100);
        assertTogether(script.log(), "fast", "slow");
    }

    @Test
    void sources_of_other_groups_do_not_wait() throws Exception {
        script.hold("other", 0, "slow", 0).hold("slow", 1, "other", 999);
        StreamExecutionEnvironment env = environment();
        read(env, GatedSource.of(script.id(), "slow", 5), aligned());
        read(
                env,
                GatedSource.of(script.id(), "other", 1_000),
                marks().withWatermarkAlignment("another group", Duration.ofMillis(1), Duration.ofMillis(5)));
        env.execute();
        assertThat(script.log()).hasSize(1_005);
    }

    @Test
    void an_idle_source_holds_nobody_back() throws Exception {
        script.hold("fast", 0, "slow", 0).hold("slow", 1, "fast", 999);
        StreamExecutionEnvironment env = environment();
        // Idleness is detected at periodic calls, so this test needs them.
        env.getConfig().setAutoWatermarkInterval(1);
        read(env, GatedSource.of(script.id(), "slow", 2), aligned().withIdleness(Duration.ofMillis(5)));
        read(env, GatedSource.of(script.id(), "fast", 1_000), aligned());
        env.execute();
        assertThat(script.log()).hasSize(1_002);
    }

    @Test
    void a_source_at_its_end_holds_nobody_back() throws Exception {
        script.hold("fast", 0, "slow", 0);
        StreamExecutionEnvironment env = environment();
        read(env, GatedSource.of(script.id(), "slow", 5), aligned());
        read(env, GatedSource.of(script.id(), "fast", 1_000), aligned());
        env.execute();
        assertThat(script.log()).hasSize(1_005);
    }

    private static Map<String, Long> twoSplits() {
        Map<String, Long> splits = new LinkedHashMap<>();
        splits.put("slow", 500L);
        splits.put("fast", 600L);
        return splits;
    }

    @Test
    void single_splits_of_a_reader_wait_for_each_other() throws Exception {
        script.hold("fast", 0, "slow", 0).hold("slow", 1, "fast", DRIFT + 1);
        StreamExecutionEnvironment env = environment();
        read(env, new GatedSource(script.id(), twoSplits(), true), aligned());
        env.execute();
        assertThat(script.log()).hasSize(1_100);
        assertTogether(script.log(), "fast", "slow");
    }

    @Test
    void a_reader_that_cannot_pause_splits_fails_the_job_unless_that_is_allowed() throws Exception {
        script.hold("fast", 0, "slow", 0).hold("slow", 1, "fast", 599);
        StreamExecutionEnvironment strict = environment();
        read(strict, new GatedSource(script.id(), twoSplits(), false), aligned());
        assertThatThrownBy(strict::execute).hasStackTraceContaining("all or none");

        AlignmentScript again = new AlignmentScript().hold("fast", 0, "slow", 0).hold("slow", 1, "fast", 599);
        StreamExecutionEnvironment lenient = environment();
        lenient.configure(new Configuration().set(PipelineOptions.ALLOW_UNALIGNED_SOURCE_SPLITS, true));
        read(lenient, new GatedSource(again.id(), twoSplits(), false), aligned());
        lenient.execute();
        assertThat(again.log()).hasSize(1_100);
    }
}
