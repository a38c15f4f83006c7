package dev.millrace.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.millrace.base.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests what Prometheus receives from a live job.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class PrometheusTest {
    private static final Pattern NAME = Pattern.compile("flink_[A-Za-z0-9_]+");

    private static Map<String, String> settings(String port) {
        return Map.of(
                "metrics.reporters", "prometheus",
                "metrics.reporter.prometheus.port", port,
                "metrics.reporter.prometheus.host", "localhost",
                "metrics.reporter.prometheus.scope.variables.additional", "region:north",
                "metrics.reporter.prometheus.scope.variables.excludes", "job_id;task_attempt_id",
                "metrics.latency.interval", "20 ms");
    }

    @Test
    void a_job_is_scraped_while_it_runs_and_its_port_closes_with_it() throws Exception {
        int port = Scraped.freePort();
        String measuring = "flink_taskmanager_job_task_operator_shop_";
        try (LiveJob _ = LiveJob.start(settings(Integer.toString(port)))) {
            AtomicReference<Scraped> last = new AtomicReference<>();
            await().ignoreExceptions().until(() -> {
                last.set(Scraped.from(port));
                return last.get().sum(measuring + "events", "measuring").orElse(0.0) > 1_000;
            });
            Scraped scraped = last.get();
            String operator = "operator_name=\"measuring\"";
            assertThat(scraped.sum(measuring + "level", operator)).contains(34.0);
            assertThat(scraped.sum(measuring + "open", operator)).contains(2.0);
            assertThat(scraped.sum(measuring + "pace", operator)).isPresent();
            assertThat(scraped.sum(measuring + "sizes", "quantile=\"0.99\"")).contains(10.0);
            assertThat(scraped.sum(measuring + "sizes_count", operator).orElseThrow())
                    .isPositive();
            assertThat(scraped.names()).doesNotContain(measuring + "word", measuring + "broken");
            String labels = scraped.series().keySet().stream()
                    .filter(each -> each.startsWith(measuring + "level"))
                    .findFirst()
                    .orElseThrow();
            assertThat(labels)
                    .contains(
                            "host=\"localhost\"",
                            "job_name=\"live_job\"",
                            "region=\"north\"",
                            "shop=\"north\"",
                            "subtask_index=\"0\"",
                            "task_attempt_num=\"0\"",
                            "tm_id=\"local\"")
                    .doesNotContain("job_id", "task_attempt_id");
        }
        assertThatThrownBy(() -> Scraped.from(port)).isInstanceOf(IOException.class);
    }

    @Test
    void all_that_the_page_the_board_and_the_rules_name_is_there() throws Exception {
        int port = Scraped.freePort();
        Set<String> wanted = new TreeSet<>(MetricsTable.series());
        wanted.addAll(names("dashboards/millrace.json"));
        wanted.addAll(names("dashboards/alerts.yml"));
        assertThat(wanted).hasSizeGreaterThan(80);
        try (LiveJob _ = LiveJob.start(settings(Integer.toString(port)))) {
            await().atMost(60, TimeUnit.SECONDS)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(Scraped.from(port).names()).containsAll(wanted));
            await().untilAsserted(() -> {
                Scraped scraped = Scraped.from(port);
                assertThat(scraped.sum("flink_jobmanager_job_numberOfCompletedCheckpoints", "job_name=\"live_job\"")
                                .orElseThrow())
                        .isPositive();
                assertThat(scraped.sum("flink_taskmanager_job_task_numFiredTimers", "task_name")
                                .orElseThrow())
                        .isPositive();
                assertThat(scraped.sum("flink_jobmanager_job_lastCheckpointCompletedTimestamp", "")
                                .orElseThrow())
                        .isGreaterThan(1.6e12);
                assertThat(scraped.sum("flink_jobmanager_job_runningTime", "").orElseThrow())
                        .isPositive();
                assertThat(scraped.sum("flink_jobmanager_numRunningJobs", "")).contains(1.0);
                assertThat(scraped.sum("flink_taskmanager_job_task_numBuffersOut", "")
                                .orElseThrow())
                        .isPositive();
            });
        }
    }

    private static Set<String> names(String file) throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher matcher = NAME.matcher(Files.readString(Path.of("..").resolve(file)));
        while (matcher.find()) names.add(matcher.group());
        return names;
    }

    @Test
    void the_next_port_of_a_range_is_taken_and_the_filter_leaves_out() throws Exception {
        try (var taken = Host.real().network().listen("localhost", 0)) {
            int first = taken.port();
            try (LiveJob _ = LiveJob.start(Map.of(
                    "metrics.reporter.mine.factory.class",
                    "org.apache.flink.metrics.prometheus.PrometheusReporterFactory",
                    "metrics.reporter.mine.host",
                    "localhost",
                    "metrics.reporter.mine.port",
                    first + "-" + (first + 20),
                    "metrics.reporter.mine.filter.includes",
                    "taskmanager.job.task:num*:counter",
                    "metrics.reporter.mine.filter.excludes",
                    "*:numRecordsOut"))) {
                await().ignoreExceptions()
                        .untilAsserted(() -> assertThat(firstAfter(first).names())
                                .contains("flink_taskmanager_job_task_numRecordsIn")
                                .allMatch(each -> each.startsWith("flink_taskmanager_job_task_num"))
                                .doesNotContain(
                                        "flink_taskmanager_job_task_numRecordsOut",
                                        "flink_taskmanager_job_task_numRecordsInPerSecond"));
            }
        }
    }

    private static Scraped firstAfter(int port) throws Exception {
        for (int each = port + 1; each <= port + 20; each++) {
            try {
                return Scraped.from(each);
            } catch (IOException | AssertionError somebodyElse) {
                // The next port may be the right one.
            }
        }
        throw new IOException("nobody answers");
    }

    @Test
    void ports_are_read_as_flink_reads_them() {
        assertThat(Ports.of("9249")).containsExactly(9249);
        assertThat(Ports.of("9249-9251, 9300")).isEqualTo(List.of(9249, 9250, 9251, 9300));
        assertThatThrownBy(() -> Ports.of("many")).hasMessageContaining("MR-5497");
    }
}
