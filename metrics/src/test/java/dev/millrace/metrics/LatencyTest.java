package dev.millrace.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.metric.Histogram;
import dev.millrace.api.metric.Metric;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.runtime.job.run.LocalJobClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests latency markers of a job with a source and a user-defined step.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class LatencyTest {

    private static LocalJobClient start(Map<String, String> settings) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(Configuration.fromMap(settings));
        env.setParallelism(2);
        env.fromSource(
                        new DataGeneratorSource<>(
                                n -> n, Long.MAX_VALUE, RateLimiterStrategy.perSecond(1_000), Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .rebalance()
                .map(n -> n)
                .name("same")
                .rebalance()
                .sinkTo(new DiscardingSink<>());
        return (LocalJobClient) env.executeAsync("job");
    }

    private static List<String> latencies(LocalJobClient client) {
        return client.metrics().all().keySet().stream()
                .filter(each -> each.startsWith("job.latency."))
                .toList();
    }

    @Test
    void each_operator_has_a_histogram_for_each_source() throws Exception {
        LocalJobClient client = start(Map.of("metrics.latency.interval", "10 ms"));
        // Two subtasks of each of two operators, and markers reach all of them in turn.
        await().until(() -> latencies(client).size() == 4
                && latencies(client).stream()
                        .allMatch(each -> histogram(client, each).getCount() >= 5));
        for (String each : latencies(client)) {
            assertThat(each)
                    .matches("job\\.latency\\.source_id\\.[0-9a-f]{32}\\.operator_id\\.[0-9a-f]{32}"
                            + "\\.operator_subtask_index\\.[01]\\.latency");
            // The clock is the process's own, so no latency is negative or exceeds the duration of the test.
            assertThat(histogram(client, each).getStatistics().getMin()).isBetween(0L, 60_000L);
            assertThat(histogram(client, each).getStatistics().getMax()).isBetween(0L, 60_000L);
        }
        client.cancel().get();
    }

    @Test
    void sources_are_told_apart_as_finely_as_wanted() throws Exception {
        LocalJobClient fine =
                start(Map.of("metrics.latency.interval", "10 ms", "metrics.latency.granularity", "subtask"));
        await().until(() -> latencies(fine).size() == 8);
        assertThat(latencies(fine)).allMatch(each -> each.contains(".source_subtask_index."));
        fine.cancel().get();
        LocalJobClient coarse =
                start(Map.of("metrics.latency.interval", "10 ms", "metrics.latency.granularity", "single"));
        await().until(() -> latencies(coarse).size() == 4);
        assertThat(latencies(coarse)).noneMatch(each -> each.contains("source_id"));
        coarse.cancel().get();
        LocalJobClient wrong =
                start(Map.of("metrics.latency.interval", "10 ms", "metrics.latency.granularity", "rough"));
        assertThatThrownBy(() -> wrong.getJobExecutionResult().get()).hasMessageContaining("MR-5492");
    }

    @Test
    void without_an_interval_there_is_nothing() throws Exception {
        LocalJobClient client = start(Map.of());
        await().until(() -> client.subtaskMetrics().values().stream().anyMatch(each -> each.recordsIn() > 500));
        assertThat(latencies(client)).isEmpty();
        client.cancel().get();
    }

    private static Histogram histogram(LocalJobClient client, String name) {
        Metric found = client.metrics().find(name).orElseThrow();
        return (Histogram) found;
    }
}
