package dev.millrace.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.event.Event;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.trace.Span;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.job.run.LocalJobExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Tests reporters of spans and events, including slow ones.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class SpanReportersTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// Simulates an OpenTelemetry collector that answers as configured and keeps what it has accepted.
    private static final class Taking implements AutoCloseable {
        final Queue<JsonNode> spans = new ConcurrentLinkedQueue<>();
        final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();
        final AtomicInteger refusals = new AtomicInteger();
        final AtomicInteger asked = new AtomicInteger();
        private final HttpServer server;

        Taking() throws IOException {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            listen("/v1/traces", spans);
            listen("/v1/logs", events);
            server.start();
        }

        private void listen(String path, Queue<JsonNode> taken) {
            server.createContext(path, exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                asked.incrementAndGet();
                boolean refuses = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                if (!refuses) taken.add(MAPPER.readTree(body));
                exchange.sendResponseHeaders(refuses ? 503 : 200, -1);
                exchange.close();
            });
        }

        Map<String, String> settings() {
            String address = "http://localhost:" + server.getAddress().getPort();
            return Map.of(
                    "traces.reporters", "otel",
                    "traces.reporter.otel.exporter.endpoint", address,
                    "traces.reporter.otel.service.name", "shop",
                    "traces.reporter.otel.interval", "20 ms",
                    "events.reporter.own.factory.class",
                            "org.apache.flink.metrics.otel.OpenTelemetryEventReporterFactory",
                    "events.reporter.own.exporter.endpoint", address + "/v1/logs",
                    "events.reporter.own.interval", "20 ms");
        }

        List<JsonNode> all(String name) {
            List<JsonNode> found = new ArrayList<>();
            for (JsonNode request : spans)
                for (JsonNode scope : request.at("/resourceSpans/0/scopeSpans"))
                    for (JsonNode span : scope.get("spans"))
                        if (span.get("name").asString().equals(name)) found.add(span);
            return found;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private static void run(Map<String, String> settings, int spans) throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(Configuration.fromMap(all));
        env.setParallelism(1);
        env.fromSequence(1, spans).map(new Brewing()).name("brewing").sinkTo(new DiscardingSink<>());
        env.execute("brews");
    }

    private static Map<String, JsonNode> attributes(JsonNode form) {
        Map<String, JsonNode> all = new HashMap<>();
        for (JsonNode each : form.get("attributes"))
            assertThat(all.put(each.get("key").asString(), each.get("value"))).isNull();
        return all;
    }

    @Test
    void a_collector_gets_spans_by_otlp() throws Exception {
        try (Taking collector = new Taking()) {
            run(collector.settings(), 1);
            JsonNode request = collector.spans.stream()
                    .filter(each -> each.toString().contains("brew"))
                    .findFirst()
                    .orElseThrow();
            assertThat(request.at("/resourceSpans/0/resource/attributes/0/value/stringValue")
                            .asString())
                    .isEqualTo("shop");
            JsonNode brew = collector.all("brew").getFirst();
            assertThat(brew.get("startTimeUnixNano").asString()).isEqualTo("1000000000");
            assertThat(brew.get("endTimeUnixNano").asString()).isEqualTo("1250000000");
            assertThat(brew.get("traceId").asString()).matches("[0-9a-f]{32}").isNotEqualTo("0".repeat(32));
            Map<String, JsonNode> attributes = attributes(brew);
            assertThat(attributes.get("cups").get("intValue").asString()).isEqualTo("3");
            assertThat(attributes.get("strength").get("doubleValue").asDouble()).isEqualTo(0.5);
            assertThat(attributes.get("heat").get("doubleValue").asString()).isEqualTo("NaN");
            assertThat(attributes.get("milk").get("boolValue").asBoolean()).isTrue();
            assertThat(attributes.get("said").get("stringValue").asString()).isEqualTo("\"a\\b\n");
            assertThat(attributes.get("operator_name").get("stringValue").asString())
                    .isEqualTo("brewing");
            JsonNode grind = collector.all("grind").getFirst();
            assertThat(grind.get("traceId")).isEqualTo(brew.get("traceId"));
            assertThat(grind.get("parentSpanId")).isEqualTo(brew.get("spanId"));
            assertThat(brew.has("parentSpanId")).isFalse();
        }
    }

    @Test
    void a_collector_gets_events_by_otlp() throws Exception {
        try (Taking collector = new Taking()) {
            run(collector.settings(), 1);
            JsonNode found = null;
            for (JsonNode request : collector.events)
                for (JsonNode scope : request.at("/resourceLogs/0/scopeLogs"))
                    if (scope.at("/scope/name").asString().equals(Brewing.class.getCanonicalName()))
                        found = scope.at("/logRecords/0");
            assertThat(found).isNotNull();
            assertThat(found.get("severityText").asString()).isEqualTo("WARN");
            assertThat(found.get("severityNumber").asInt()).isEqualTo(13);
            assertThat(found.at("/body/stringValue").asString()).isEqualTo("fell");
            assertThat(found.get("observedTimeUnixNano").asString()).isEqualTo("5000000000");
            assertThat(found.get("eventName").asString()).isEqualTo("Spoon");
            assertThat(attributes(found).get("name").get("stringValue").asString())
                    .isEqualTo("Spoon");
            assertThat(collector.events.toString()).contains("JobStatusChangeEvent", "FINISHED");
        }
    }

    @Test
    void what_a_collector_did_not_take_is_sent_again() throws Exception {
        try (Taking collector = new Taking()) {
            collector.refusals.set(2);
            Map<String, String> settings = new HashMap<>(collector.settings());
            settings.keySet().removeIf(each -> each.startsWith("events."));
            CountDownLatch go = new CountDownLatch(1);
            Brewing.gate = go;
            Thread running = Thread.startVirtualThread(() -> {
                try {
                    run(settings, 3);
                } catch (Exception failed) {
                    throw new AssertionError(failed);
                }
            });
            // The span of the job's start precedes all spans of the function.
            await().until(() -> collector.asked.get() > 2);
            go.countDown();
            running.join();
            assertThat(collector.all("JobInitialization")).hasSize(1);
            assertThat(collector.all("brew")).hasSize(3);
        }
    }

    @Test
    void a_collector_that_takes_nothing_costs_spans_and_no_more() throws Exception {
        Queue<String> messages = new ConcurrentLinkedQueue<>();
        try (Taking collector = new Taking();
                Listening _ = new Listening("dev.millrace", messages)) {
            collector.refusals.set(Integer.MAX_VALUE);
            run(collector.settings(), 6_000);
            assertThat(collector.spans).isEmpty();
        }
        assertThat(messages).filteredOn(each -> each.contains("MR-5496")).hasSize(2);
        assertThat(messages).anyMatch(each -> each.matches("The collector did not accept [1-9][0-9]* spans"));
    }

    @Test
    void a_slow_reporter_loses_spans_counts_them_and_says_so_once() throws Exception {
        TestReporters.reset();
        CountDownLatch gate = new CountDownLatch(1);
        TestReporters.gate = gate;
        Queue<String> messages = new ConcurrentLinkedQueue<>();
        try (Listening _ = new Listening("dev.millrace", messages)) {
            Map<String, String> settings = new HashMap<>(TestReporters.settings());
            settings.remove("events.reporter.kept.factory.class");
            run(settings, 5_000);
            assertThat(messages).filteredOn(each -> each.contains("MR-5498")).hasSize(1);
            assertThat(messages).anyMatch(each -> each.matches(".*[1-9][0-9]* spans or events were dropped"));
        } finally {
            gate.countDown();
        }
        await().until(() -> TestReporters.spans("brew").size() >= 1_000);
        assertThat(TestReporters.SPANS.size()).isLessThan(1_100);
    }

    @Test
    void spans_of_many_parts_take_as_much_room_as_these() throws Exception {
        TestReporters.reset();
        CountDownLatch gate = new CountDownLatch(1);
        TestReporters.gate = gate;
        Map<String, String> settings = new HashMap<>(TestReporters.settings());
        settings.remove("events.reporter.kept.factory.class");
        Brewing.grinds = 20_000;
        try {
            run(settings, 10);
        } finally {
            Brewing.grinds = 1;
            gate.countDown();
        }
        // The reporter may process one span while the others wait.
        await().until(() -> TestReporters.spans("brew").size() >= 3);
        assertThat(TestReporters.spans("brew")).hasSizeBetween(3, 4);
    }

    @Test
    void a_process_reports_for_its_jobs_whatever_they_name() throws Exception {
        TestReporters.reset();
        LocalJobExecutor process = LocalJobExecutor.on(Host.real());
        try (var _ = process.report(Configuration.fromMap(TestReporters.settings()), List.of())) {
            ScopedValue.where(JobExecutor.HERE, process).call(() -> {
                run(Map.of("traces.reporters", "pigeon"), 2);
                run(Map.of(), 3);
                return true;
            });
        }
        assertThat(TestReporters.spans("brew")).hasSize(5);
        assertThat(TestReporters.all("JobStatusChangeEvent", "newJobStatus"))
                .containsExactly("RUNNING", "FINISHED", "RUNNING", "FINISHED");
    }

    @Test
    void the_log_gets_spans_and_events() throws Exception {
        Queue<String> messages = new ConcurrentLinkedQueue<>();
        try (Listening _ = new Listening("dev.millrace.metrics.slf4j", messages)) {
            run(Map.of("traces.reporters", "slf4j", "events.reporters", "slf4j"), 1);
        }
        assertThat(messages)
                .anyMatch(each -> each.contains("Span: brew of " + Brewing.class.getCanonicalName())
                        && each.contains("250 ms")
                        && each.contains("cups=3")
                        && each.contains(System.lineSeparator() + "  grind of"))
                .anyMatch(each -> each.contains("Event: Spoon of")
                        && each.contains("WARN")
                        && each.contains("<operator_name>=brewing")
                        && each.endsWith(": fell"))
                .anyMatch(each -> each.contains("newJobStatus=FINISHED"));
    }

    @Test
    void what_cannot_be_done_is_refused() {
        assertThatThrownBy(() ->
                        run(Map.of("traces.reporters", "otel", "traces.reporter.otel.exporter.protocol", "gRPC"), 1))
                .hasMessageContaining("MR-5495");
    }

    private static final class Brewing extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;
        static volatile CountDownLatch gate = new CountDownLatch(0);
        static volatile int grinds = 1;

        @Override
        public Long map(Long value) throws InterruptedException {
            gate.await();
            var group = getRuntimeContext().getMetricGroup();
            group.addSpan(Span.builder(Brewing.class, "brew")
                    .setStartTsMillis(1_000)
                    .setEndTsMillis(1_250)
                    .setAttribute("cups", 3)
                    .setAttribute("strength", 0.5)
                    .setAttribute("heat", Double.NaN)
                    .setAttribute("milk", true)
                    .setAttribute("said", "\"a\\b\n")
                    .addChildren(Stream.generate(() -> Span.builder(Brewing.class, "grind"))
                            .limit(grinds)
                            .toList()));
            group.addEvent(Event.builder(Brewing.class, "Spoon")
                    .setBody("fell")
                    .setSeverity("WARN")
                    .setObservedTsMillis(5_000));
            return value;
        }
    }

    /// Collects what is logged, until it is closed.
    private static final class Listening extends Handler implements AutoCloseable {
        private final Queue<String> messages;
        private final Logger logger;

        Listening(String name, Queue<String> messages) {
            this.messages = messages;
            this.logger = Logger.getLogger(name);
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            messages.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }
}
