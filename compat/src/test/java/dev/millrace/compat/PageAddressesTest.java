package dev.millrace.compat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.client.message.CheckpointMessages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.rest.util.RestMapperUtils;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What Flink's pages ask is answered so that Flink's own classes can read it. [FlinkPagesTest] shows the pages in
/// a browser, which this test does without.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class PageAddressesTest {
    /// Flink's own, but for fields that only we have.
    private static final ObjectMapper FLINKS = RestMapperUtils.getFlexibleObjectMapper();

    @TempDir
    private static Path directory;

    private static Coordinator coordinator;
    private static Map<String, String> existing;

    @BeforeAll
    static void start() throws IOException {
        coordinator = new Coordinator(directory);
        String job = coordinator.run("stumbling", Coordinator.RESTARTING);
        coordinator.awaitCheckpoints(job, 1);
        coordinator
                .client()
                .awaitSavepoint(
                        job,
                        coordinator
                                .client()
                                .savepoint(job, directory.resolve("savepoints").toString()));
        var details = coordinator.client().job(job);
        existing = Map.of(
                "JOB", job,
                "VERTEX", details.vertices().get(1).id(),
                "APPLICATION", String.valueOf(details.applicationId()),
                "CHECKPOINT", Long.toString(savepoint(job).id()));
    }

    private static CheckpointMessages.Checkpoint savepoint(String job) {
        CheckpointMessages.Checkpoint taken =
                coordinator.client().checkpoints(job).latest().savepoint();
        assertThat(taken).isNotNull();
        return taken;
    }

    @AfterAll
    static void stop() {
        coordinator.close();
    }

    static List<PageAddresses.Address> addresses() {
        return PageAddresses.ALL;
    }

    private static String ask(String path) throws IOException, InterruptedException {
        String whole = path;
        for (var each : existing.entrySet()) whole = whole.replace(each.getKey(), each.getValue());
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> reply = client.send(
                    HttpRequest.newBuilder(URI.create(coordinator.address() + whole))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(reply.statusCode()).describedAs(reply.body()).isEqualTo(200);
            return reply.body();
        }
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void every_address_is_answered_in_flink_s_shape(PageAddresses.Address address) throws Exception {
        String body = ask(address.path());
        assertThat(body).isNotEmpty();
        if (address.shape() != null)
            assertThat(FLINKS.readValue(body, address.shape())).isNotNull();
    }

    @Test
    void a_checkpoint_s_parts_add_up() throws Exception {
        var whole = FLINKS.readTree(ask(PageAddresses.JOB + "/checkpoints/details/CHECKPOINT"));
        assertThat(whole.get("num_subtasks").asInt()).isEqualTo(6);
        assertThat(whole.get("num_acknowledged_subtasks").asInt()).isEqualTo(6);
        assertThat(whole.get("tasks").size()).isEqualTo(3);
        var vertex = FLINKS.readTree(ask(PageAddresses.JOB + "/checkpoints/details/CHECKPOINT/subtasks/VERTEX"));
        assertThat(vertex.get("subtasks").size()).isEqualTo(2);
        assertThat(vertex.get("subtasks").findValuesAsText("status")).containsOnly("completed");
        long bytes = 0;
        for (var each : vertex.get("subtasks")) bytes += each.get("state_size").asLong();
        assertThat(bytes).isPositive().isEqualTo(vertex.get("state_size").asLong());
    }

    @Test
    void programs_are_shown_with_their_jobs() throws Exception {
        var application = FLINKS.readTree(ask("/applications/APPLICATION"));
        assertThat(application.get("name").asText()).isEqualTo("program.jar");
        assertThat(application.get("status").asText()).isEqualTo("RUNNING");
        assertThat(application.get("jobs").findValuesAsText("jid")).containsExactly(existing.get("JOB"));
    }
}
