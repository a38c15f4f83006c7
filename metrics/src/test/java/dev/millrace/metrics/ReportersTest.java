package dev.millrace.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.LogicalScopeProvider;
import dev.millrace.api.metric.Metric;
import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.reporter.MetricReporter;
import dev.millrace.api.metric.reporter.MetricReporterFactory;
import dev.millrace.api.metric.reporter.Scheduled;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Tests reporters other than Prometheus, including a program's own.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class ReportersTest {

    @Test
    void a_reporter_of_the_program_is_told_what_comes_and_goes() throws Exception {
        Recording.reset();
        String factory = RecordingFactory.class.getName();
        try (LiveJob _ = LiveJob.start(Map.of(
                "metrics.reporter.own.factory.class", factory,
                "metrics.reporter.own.interval", "10 ms",
                "metrics.reporter.own.scope.delimiter", "/",
                "metrics.reporter.own.colour", "green",
                "metrics.scope.operator", "<job_name>.<operator_name>.<subtask_index>"))) {
            await().until(() -> Recording.REPORTS.get() > 3);
            await().untilAsserted(
                            () -> assertThat(Recording.THERE).containsKey("live job/measuring/1/shop/north/events"));
            assertThat(Recording.LOGICAL)
                    .contains("taskmanager.job.task.operator.shop", "jobmanager.job", "taskmanager.job.task");
            assertThat(Recording.settings.getString("colour", "")).isEqualTo("green");
        }
        assertThat(Recording.THERE).isEmpty();
        assertThat(Recording.isClosed).isTrue();
        assertThat(Recording.CONFUSED).isEmpty();
    }

    @Test
    void beans_come_and_go_with_the_job() throws Exception {
        var server = ManagementFactory.getPlatformMBeanServer();
        ObjectName events =
                new ObjectName("org.apache.flink.taskmanager.job.task.operator.shop.events:operator_name=measuring,*");
        try (LiveJob _ = LiveJob.start(Map.of("metrics.reporters", "jmx"))) {
            await().until(() -> server.queryNames(events, null).size() == 2);
            ObjectName one = server.queryNames(events, null).iterator().next();
            assertThat(one.getKeyProperty("job_name")).isEqualTo("live_job");
            await().until(() -> (Long) server.getAttribute(one, "Count") > 0);
            ObjectName sizes = new ObjectName("org.apache.flink.taskmanager.job.task.operator.shop.sizes:*");
            ObjectName size = server.queryNames(sizes, null).iterator().next();
            await().untilAsserted(() ->
                    assertThat(server.getAttribute(size, "99thPercentile")).isEqualTo(5.0));
        }
        assertThat(server.queryNames(new ObjectName("org.apache.flink.*:*"), null))
                .isEmpty();
    }

    @Test
    void the_log_gets_all_metrics() throws Exception {
        Queue<String> messages = new ConcurrentLinkedQueue<>();
        Logger logger = Logger.getLogger("dev.millrace.metrics.slf4j.Slf4jReporter");
        Handler handler = new Keeping(messages);
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try (LiveJob _ =
                LiveJob.start(Map.of("metrics.reporters", "slf4j", "metrics.reporter.slf4j.interval", "50 ms"))) {
            await().until(() -> messages.stream()
                    .anyMatch(each ->
                            each.contains("localhost.taskmanager.local.live job.measuring.0.shop.north.level: 17")
                                    && each.contains("word: not a number")
                                    && each.contains("broken: unreadable")));
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    void a_collector_gets_metrics_by_otlp() throws Exception {
        Queue<String> bodies = new ConcurrentLinkedQueue<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        collector.createContext("/v1/metrics", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try (LiveJob _ = LiveJob.start(Map.of(
                "metrics.reporters", "otel",
                "metrics.reporter.otel.exporter.endpoint",
                        "http://localhost:" + collector.getAddress().getPort(),
                "metrics.reporter.otel.service.name", "shop",
                "metrics.reporter.otel.interval", "50 ms"))) {
            await().until(() -> bodies.stream().anyMatch(each -> each.contains("operator.shop.events")));
        } finally {
            collector.stop(0);
        }
        ObjectMapper mapper = new ObjectMapper();
        JsonNode last = null;
        for (String each : bodies) {
            JsonNode read = mapper.readTree(each);
            if (each.contains("operator.shop.events")) last = read;
        }
        JsonNode resource = last.at("/resourceMetrics/0");
        assertThat(resource.at("/resource/attributes/0/value/stringValue").asString())
                .isEqualTo("shop");
        JsonNode level = null;
        JsonNode sizes = null;
        for (JsonNode metric : resource.at("/scopeMetrics/0/metrics")) {
            String name = metric.get("name").asString();
            if (name.equals("flink.taskmanager.job.task.operator.shop.level")) level = metric;
            if (name.equals("flink.taskmanager.job.task.operator.shop.sizes")) sizes = metric;
        }
        assertThat(level.at("/gauge/dataPoints/0/asInt").asString()).isEqualTo("17");
        assertThat(level.at("/gauge/dataPoints/0/attributes").toString()).contains("\"live job\"");
        assertThat(sizes.at("/summary/dataPoints/0/quantileValues/4/quantile").asDouble())
                .isEqualTo(0.99);
    }

    @Test
    void a_reporter_that_nobody_knows_is_refused_and_one_that_fails_harms_nobody() throws Exception {
        assertThatThrownBy(() -> LiveJob.start(Map.of("metrics.reporters", "pigeon")))
                .hasMessageContaining("MR-5490");
        assertThatThrownBy(() -> LiveJob.start(Map.of("metrics.reporters", "jmx", "metrics.reporter.jmx.port", "9020")))
                .hasMessageContaining("MR-5495");
        assertThatThrownBy(() -> LiveJob.start(
                        Map.of("metrics.reporters", "jmx", "metrics.reporter.jmx.filter.includes", "*:*:colour")))
                .hasMessageContaining("MR-5493");
        Recording.reset();
        try (LiveJob job = LiveJob.start(Map.of(
                "metrics.reporter.bad.factory.class", FailingFactory.class.getName(),
                "metrics.reporter.own.factory.class", RecordingFactory.class.getName()))) {
            await().until(() -> Recording.THERE.keySet().stream().anyMatch(each -> each.endsWith("numRestarts")));
            assertThat(job.client().getJobStatus().get().isTerminalState()).isFalse();
        }
    }

    public static final class RecordingFactory implements MetricReporterFactory {
        @Override
        public MetricReporter createMetricReporter(Properties properties) {
            return new Recording();
        }
    }

    public static final class FailingFactory implements MetricReporterFactory {
        @Override
        public MetricReporter createMetricReporter(Properties properties) {
            return new MetricReporter() {
                @Override
                public void open(MetricConfig config) {}

                @Override
                public void close() {
                    throw new IllegalStateException("never closes");
                }

                @Override
                public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
                    throw new IllegalStateException("takes nothing");
                }

                @Override
                public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
                    throw new IllegalStateException("gives nothing");
                }
            };
        }
    }

    private static final class Recording implements MetricReporter, Scheduled {
        static final Map<String, Metric> THERE = new ConcurrentHashMap<>();
        static final Set<String> LOGICAL = ConcurrentHashMap.newKeySet();
        static final Set<String> CONFUSED = ConcurrentHashMap.newKeySet();
        static final AtomicInteger REPORTS = new AtomicInteger();
        static volatile MetricConfig settings = new MetricConfig();
        static volatile boolean isClosed;

        static void reset() {
            THERE.clear();
            LOGICAL.clear();
            CONFUSED.clear();
            REPORTS.set(0);
            isClosed = false;
        }

        private static String key(String name, MetricGroup group) {
            LOGICAL.add(LogicalScopeProvider.castFrom(group).getLogicalScope(each -> each, '.'));
            return group.getMetricIdentifier(name);
        }

        @Override
        public void open(MetricConfig config) {
            settings = config;
        }

        @Override
        public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
            if (THERE.putIfAbsent(key(name, group), metric) != null) CONFUSED.add("twice: " + key(name, group));
        }

        @Override
        public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
            if (!THERE.remove(key(name, group), metric)) CONFUSED.add("not there: " + key(name, group));
        }

        @Override
        public void report() {
            THERE.values().forEach(each -> {
                if (each instanceof Counter counter) counter.getCount();
            });
            REPORTS.incrementAndGet();
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    private static final class Keeping extends Handler {
        private final Queue<String> messages;

        Keeping(Queue<String> messages) {
            this.messages = messages;
        }

        @Override
        public void publish(LogRecord record) {
            messages.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
