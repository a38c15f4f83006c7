package dev.millrace.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.job.run.LocalJobClient;
import dev.millrace.runtime.metric.SubtaskMetrics.SlowSplit;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests that a source names the split that holds back its event time.
@Timeout(60)
final class SlowSplitTest {
    private static final long NEVER = 1_000_000;

    private final AlignmentScript script = new AlignmentScript();

    /// Runs a job until its source names the expected split, or none.
    private void await(
            Map<String, Long> splits,
            WatermarkStrategy<Long> strategy,
            long interval,
            Predicate<@Nullable SlowSplit> is)
            throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, new Configuration());
        env.getConfig().setAutoWatermarkInterval(interval);
        env.fromSource(new GatedSource(script.id(), splits, true), strategy, "gated", Types.LONG)
                .sinkTo(new DiscardingSink<>());
        LocalJobClient client = (LocalJobClient) env.executeAsync();
        try {
            while (!is.test(client.view()
                    .vertices()
                    .getFirst()
                    .subtasks()
                    .getFirst()
                    .reading()
                    .slowSplit())) Host.real().threads().park(1_000_000);
        } finally {
            Host.real().threads().await(client.cancel());
        }
    }

    @Test
    void the_split_with_the_lowest_watermark_is_named() throws Exception {
        script.hold("slow", 5, "slow", NEVER).hold("fast", 50, "fast", NEVER).hold("last", 90, "last", NEVER);
        await(
                Map.of("slow", 100L, "fast", 100L, "last", 100L),
                WatermarkStrategy.forMonotonousTimestamps(),
                1,
                // The watermark is one behind the newest record.
                new SlowSplit("slow", 3, 48, 3)::equals);
    }

    @Test
    void a_split_without_records_holds_back_all_others() throws Exception {
        script.hold("empty", 0, "empty", NEVER).hold("full", 50, "full", NEVER);
        await(
                Map.of("empty", 100L, "full", 100L),
                WatermarkStrategy.forMonotonousTimestamps(),
                1,
                new SlowSplit("empty", Long.MIN_VALUE, 48, 2)::equals);
    }

    @Test
    void an_idle_split_holds_nobody_back() throws Exception {
        script.hold("idle", 5, "idle", NEVER).hold("busy", 50, "busy", NEVER);
        await(
                Map.of("idle", 100L, "busy", 100L),
                WatermarkStrategy.<Long>forMonotonousTimestamps().withIdleness(Duration.ofMillis(50)),
                1,
                // Both splits have no further records, so both become idle at last.
                each -> each == null);
    }

    @Test
    void a_split_is_named_without_periodic_watermarks() throws Exception {
        script.hold("slow", 5, "slow", NEVER).hold("fast", 50, "fast", NEVER);
        await(Map.of("slow", 100L, "fast", 100L), AlignmentTest.marks(), 0, new SlowSplit("slow", 3, 48, 2)::equals);
    }
}
