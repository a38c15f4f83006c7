package dev.millrace.compat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.server.history.HistoryServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.history.FsJsonArchivist;
import org.apache.flink.runtime.rest.util.RestMapperUtils;
import org.apache.flink.runtime.webmonitor.history.ArchivedJson;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Checks that Flink's history server reads archives of Millrace and that Millrace's history server reads archives
/// of Flink.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class FlinkHistoryTest {
    private static final ObjectMapper FLINKS = RestMapperUtils.getFlexibleObjectMapper();

    @TempDir
    private static Path directory;

    private static Coordinator coordinator;
    private static String cancelled;
    private static String failed;

    @BeforeAll
    static void start() throws IOException {
        coordinator = new Coordinator(directory);
        cancelled = coordinator.run("endless", Map.of("execution.checkpointing.interval", "1 h"));
        coordinator.awaitStatus(cancelled, "RUNNING");
        coordinator.client().checkpoint(cancelled, null);
        String savepoints = directory.resolve("savepoints").toString();
        coordinator.client().awaitSavepoint(cancelled, coordinator.client().savepoint(cancelled, savepoints));
        coordinator.client().cancel(cancelled);
        failed = coordinator.run("failing", Map.of("restart-strategy.type", "none"));
        for (String each : List.of(cancelled, failed)) coordinator.archive(each);
    }

    @AfterAll
    static void stop() {
        coordinator.close();
    }

    private static HttpResponse<String> ask(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static boolean isThere(String address) {
        try {
            return ask(address).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Iterable<ArchivedJson> read(String job) throws IOException {
        return FsJsonArchivist.readArchivedJsons(
                new org.apache.flink.core.fs.Path(coordinator.archive(job).toUri()));
    }

    @Test
    void flink_s_reader_reads_our_archives_in_its_own_classes() throws IOException {
        Map<String, Class<?>> shapes = new TreeMap<>();
        for (PageAddresses.Address each : PageAddresses.ALL) {
            boolean isOfJob = each.path().startsWith("/jobs/") && each.shape() != null;
            if (isOfJob) shapes.put(PageAddresses.general(each.path()), each.shape());
        }
        TreeSet<String> seen = new TreeSet<>();
        for (String job : List.of(cancelled, failed)) {
            for (ArchivedJson each : read(job)) {
                String general = PageAddresses.general(each.getPath());
                Class<?> shape = shapes.get(general);
                if (shape == null) continue;
                assertThat(FLINKS.readValue(each.getJson(), shape))
                        .as(each.getPath())
                        .isNotNull();
                seen.add(general);
            }
        }
        // Archives do not contain measurements of running jobs. The same holds for archives of Flink.
        shapes.keySet().removeIf(each -> each.matches(".*/(metrics|watermarks|flamegraph|backpressure)"));
        assertThat(seen).containsExactlyElementsOf(shapes.keySet());
    }

    @Test
    void flink_s_history_server_shows_our_archives() throws Exception {
        int port;
        try (ServerSocket any = new ServerSocket(0)) {
            port = any.getLocalPort();
        }
        Configuration settings = new Configuration();
        settings.setString(
                "historyserver.archive.fs.dir", coordinator.archives().toUri().toString());
        settings.setString("historyserver.archive.fs.refresh-interval", "100 ms");
        settings.setString("historyserver.web.address", "127.0.0.1");
        settings.setString("historyserver.web.port", Integer.toString(port));
        settings.setString(
                "historyserver.web.tmpdir", directory.resolve("flinks").toString());
        var server = new org.apache.flink.runtime.webmonitor.history.HistoryServer(settings);
        Thread running = Thread.ofPlatform().daemon().start(server::run);
        try {
            String address = "http://127.0.0.1:" + port;
            for (String job : List.of(cancelled, failed)) {
                Coordinator.await("job " + job, () -> isThere(address + "/jobs/" + job));
                for (ArchivedJson each : read(job)) {
                    if (each.getPath().equals("/jobs/overview")) continue;
                    assertThat(ask(address + each.getPath()).body()).isEqualTo(each.getJson());
                }
            }
            Coordinator.await("all jobs", () -> {
                try {
                    return FLINKS.readTree(ask(address + "/jobs/overview").body())
                                    .get("jobs")
                                    .size()
                            >= 2;
                } catch (IOException | InterruptedException wrong) {
                    throw new IllegalStateException(wrong);
                }
            });
        } finally {
            running.interrupt();
            running.join();
        }
    }

    @Test
    void our_history_server_shows_jobs_of_flink() throws Exception {
        Path archives = directory.resolve("of-flink");
        Configuration settings = new Configuration();
        settings.setString("jobmanager.archive.fs.dir", archives.toUri().toString());
        settings.setString("rest.port", "0");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, settings);
        env.fromSequence(1, 100).keyBy(n -> n % 3).reduce(Long::sum).sinkTo(new DiscardingSink<>());
        JobExecutionResult result = env.execute("of Flink");
        String job = result.getJobID().toHexString();
        try (HistoryServer server = HistoryServer.start(
                Host.real(),
                Map.of(
                        "historyserver.archive.fs.dir", archives.toUri().toString(),
                        "historyserver.archive.fs.refresh-interval", "100 ms",
                        "historyserver.web.port", "0"))) {
            Coordinator.await("the job", () -> isThere(server.address() + "/jobs/" + job));
            var shown = FLINKS.readTree(ask(server.address() + "/jobs/" + job).body());
            assertThat(shown.get("name").asText()).isEqualTo("of Flink");
            assertThat(shown.get("state").asText()).isEqualTo("FINISHED");
            List<String> missing = new ArrayList<>();
            for (var vertex : shown.get("vertices")) {
                String of = "/jobs/" + job + "/vertices/" + vertex.get("id").asText();
                for (String each : List.of("", "/subtasktimes", "/taskmanagers", "/subtasks/0/attempts/0"))
                    if (!isThere(server.address() + of + each)) missing.add(of + each);
            }
            for (String each : List.of("/plan", "/config", "/exceptions", "/checkpoints", "/accumulators"))
                if (!isThere(server.address() + "/jobs/" + job + each)) missing.add(each);
            assertThat(missing).isEmpty();
            assertThat(ask(server.address() + "/jobs/overview").body()).contains(job);
        }
    }
}
