package dev.millrace.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Lets a real Prometheus load the rules and evaluate the dashboard's queries over a live job. Runs with
/// `-Pprometheus` only, because it needs Prometheus (`apt-get install prometheus`).
@Tag("prometheus")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class PrometheusServerTest {
    private static final Path DASHBOARDS =
            Path.of("../dashboards").toAbsolutePath().normalize();
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path directory;

    /// Returns the path of a program, in a directory that a system property may name.
    private static String program(String name) {
        String where = System.getProperty("millrace.prometheus", "");
        return where.isEmpty() ? name : Path.of(where, name).toString();
    }

    private void check(String... command) throws IOException, InterruptedException {
        Path told = directory.resolve("told");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        assertThat(process.waitFor()).describedAs(Files.readString(told)).isZero();
    }

    private Path settings(int scraped) throws IOException {
        return Files.writeString(
                directory.resolve("prometheus.yml"), """
                    global: {scrape_interval: 500ms, evaluation_interval: 1s}
                    rule_files: ["%s"]
                    scrape_configs:
                      - job_name: millrace
                        static_configs:
                          - targets: ["localhost:%d"]
                    """.formatted(DASHBOARDS.resolve("alerts.yml"), scraped));
    }

    private static JsonNode ask(int port, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/" + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode told = JSON.readTree(answer.body());
            assertThat(told.path("status").asString())
                    .describedAs(path + " " + answer.body())
                    .isEqualTo("success");
            return told.path("data");
        }
    }

    private static int results(int port, String expression) throws IOException, InterruptedException {
        String query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
        return ask(port, "query?query=" + query).path("result").size();
    }

    private static List<String> expressions() throws IOException {
        List<String> found = new ArrayList<>();
        JSON.readTree(Files.readString(DASHBOARDS.resolve("millrace.json"))).findValuesAsString("expr", found);
        return found.stream().map(each -> each.replace("$job", ".+")).toList();
    }

    /// Returns the names of the alerting rules; the rules need not fire.
    private static List<String> alerted() throws IOException {
        try (Stream<String> lines = Files.lines(DASHBOARDS.resolve("alerts.yml"))) {
            return lines.flatMap(each -> Stream.of(each.split("[^a-zA-Z0-9_]+")))
                    .filter(each -> each.startsWith("flink_"))
                    .distinct()
                    .toList();
        }
    }

    @Test
    void prometheus_reads_the_rules_and_has_every_series_of_the_board() throws Exception {
        check(
                program("promtool"),
                "check",
                "rules",
                DASHBOARDS.resolve("alerts.yml").toString());
        int scraped = Scraped.freePort();
        int own = Scraped.freePort();
        Path settings = settings(scraped);
        check(program("promtool"), "check", "config", settings.toString());
        assertThat(expressions()).hasSizeGreaterThan(20);
        assertThat(alerted()).hasSizeGreaterThan(5);
        Map<String, String> job = Map.of(
                "metrics.reporters", "prometheus",
                "metrics.reporter.prometheus.port", Integer.toString(scraped),
                "metrics.reporter.prometheus.host", "localhost",
                "metrics.latency.interval", "50 ms");
        Process prometheus = new ProcessBuilder(
                        program("prometheus"),
                        "--config.file=" + settings,
                        "--storage.tsdb.path=" + directory.resolve("tsdb"),
                        "--web.listen-address=localhost:" + own)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.out").toFile())
                .start();
        try (LiveJob _ = LiveJob.start(job)) {
            for (String each : expressions()) awaitResults(own, each);
            for (String each : alerted()) awaitResults(own, each);
            await().atMost(60, TimeUnit.SECONDS).ignoreExceptions().untilAsserted(() -> assertRulesAreWell(own));
        } finally {
            prometheus.destroy();
            prometheus.waitFor();
        }
    }

    private static void awaitResults(int port, String expression) {
        await(expression).atMost(60, TimeUnit.SECONDS).ignoreExceptions().until(() -> results(port, expression) > 0);
    }

    private static void assertRulesAreWell(int port) throws IOException, InterruptedException {
        List<String> health = new ArrayList<>();
        ask(port, "rules").findValuesAsString("health", health);
        assertThat(health).hasSizeGreaterThan(5).containsOnly("ok");
    }
}
