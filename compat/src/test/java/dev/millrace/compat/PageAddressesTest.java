package dev.millrace.compat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.client.message.CheckpointMessages;
import dev.millrace.client.message.RescaleMessages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.jobgraph.JobResourceRequirements;
import org.apache.flink.runtime.jobgraph.JobVertexID;
import org.apache.flink.runtime.rest.messages.ProfilingInfo;
import org.apache.flink.runtime.rest.messages.ProfilingInfoList;
import org.apache.flink.runtime.rest.messages.cluster.ProfilingRequestBody;
import org.apache.flink.runtime.rest.messages.job.JobResourceRequirementsBody;
import org.apache.flink.runtime.rest.messages.job.rescales.JobRescaleConfigInfo;
import org.apache.flink.runtime.rest.messages.job.rescales.JobRescaleDetails;
import org.apache.flink.runtime.rest.messages.job.rescales.JobRescalesHistory;
import org.apache.flink.runtime.rest.messages.job.rescales.JobRescalesOverview;
import org.apache.flink.runtime.rest.messages.job.rescales.JobRescalesSummary;
import org.apache.flink.runtime.rest.util.RestMapperUtils;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Checks that Flink's own classes can read the responses to all requests of Flink's pages. [FlinkPagesTest] shows the
/// pages in a browser; this test needs none.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class PageAddressesTest {
    /// Flink's own mapper, which ignores fields that only Millrace has.
    private static final ObjectMapper FLINKS = RestMapperUtils.getFlexibleObjectMapper();

    @TempDir
    private static Path directory;

    private static Coordinator coordinator;
    private static Map<String, String> existing;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
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
                "CHECKPOINT", Long.toString(savepoint(job).id()),
                "PROFILE", profile());
    }

    /// Requests a profile as Flink's clients do and waits for it. While the profile is running, the response is the
    /// same as Flink's, with a null that Flink's own class does not read.
    private static String profile() throws IOException, InterruptedException {
        ProfilingInfo.ProfilingMode mode = ProfilingInfo.ProfilingMode.ITIMER;
        String request = FLINKS.writeValueAsString(new ProfilingRequestBody(mode, 1));
        ObjectNode begun = (ObjectNode) FLINKS.readTree(send("POST", "/jobmanager/profiler", request));
        ObjectNode flinks = (ObjectNode) FLINKS.readTree(FLINKS.writeValueAsString(ProfilingInfo.create(1, mode)));
        assertThat(begun.remove("triggerTime").isNumber()).isTrue();
        flinks.remove("triggerTime");
        assertThat(begun).isEqualTo(flinks);
        String all = "RUNNING";
        while (all.contains("RUNNING")) {
            Host.real().threads().park(50_000_000);
            all = send("GET", "/jobmanager/profiler", "");
        }
        ProfilingInfo ended = FLINKS.readValue(all, ProfilingInfoList.class)
                .getProfilingInfos()
                .iterator()
                .next();
        assertThat(ended.getStatus()).as(ended.getMessage()).isEqualTo(ProfilingInfo.ProfilingStatus.FINISHED);
        assertThat(ended.getProfilingMode()).isEqualTo(mode);
        assertThat(ended.getFinishedTime()).isGreaterThan(ended.getTriggerTime());
        return ended.getOutputFile();
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
        return send("GET", whole, "");
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
    void a_change_of_parallelism_is_asked_for_and_told_in_flink_s_shapes() throws Exception {
        String job = coordinator.run(
                "stumbling",
                Map.of(
                        "jobmanager.scheduler",
                        "adaptive",
                        "execution.checkpointing.interval",
                        "50 ms",
                        "restart-strategy.type",
                        "fixed-delay",
                        "restart-strategy.fixed-delay.attempts",
                        "1000"));
        coordinator.awaitStatus(job, "RUNNING");
        String of = "/jobs/" + job;
        JobResourceRequirementsBody known =
                FLINKS.readValue(ask(of + "/resource-requirements"), JobResourceRequirementsBody.class);
        JobResourceRequirements.Builder wanted = JobResourceRequirements.newBuilder();
        JobResourceRequirements before = known.asJobResourceRequirements().orElseThrow();
        for (JobVertexID each : before.getJobVertices()) wanted.setParallelismForJobVertex(each, 1, 1);
        send(
                "PUT",
                of + "/resource-requirements",
                FLINKS.writeValueAsString(new JobResourceRequirementsBody(wanted.build())));
        Coordinator.await(
                "a change",
                () -> coordinator.client().get(of + "/rescales/history", RescaleMessages.Rescale[].class).length > 0);
        String history = ask(of + "/rescales/history");
        assertThat(FLINKS.readValue(history, JobRescalesHistory.class)).isNotEmpty();
        String id = FLINKS.readTree(history).get(0).get("rescaleUuid").asText();
        String one = ask(of + "/rescales/details/" + id);
        assertThat(FLINKS.readValue(one, JobRescaleDetails.class)).isNotNull();
        assertThat(FLINKS.readTree(one).get("vertices").findValuesAsText("postRescaleParallelism"))
                .isNotEmpty()
                .containsOnly("1");
        Map<String, Class<?>> shapes = Map.of(
                "overview", JobRescalesOverview.class,
                "summary", JobRescalesSummary.class,
                "config", JobRescaleConfigInfo.class);
        for (var each : shapes.entrySet())
            assertThat(FLINKS.readValue(ask(of + "/rescales/" + each.getKey()), each.getValue()))
                    .isNotNull();
        coordinator.client().cancel(job);
        coordinator.client().awaitEnd(job);
    }

    private static String send(String method, String path, String body) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> reply = client.send(
                    HttpRequest.newBuilder(URI.create(coordinator.address() + path))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(reply.statusCode()).describedAs(reply.body()).isEqualTo(200);
            return reply.body();
        }
    }

    @Test
    void programs_are_shown_with_their_jobs() throws Exception {
        var application = FLINKS.readTree(ask("/applications/APPLICATION"));
        assertThat(application.get("name").asText()).isEqualTo("program.jar");
        assertThat(application.get("status").asText()).isEqualTo("RUNNING");
        assertThat(application.get("jobs").findValuesAsText("jid")).containsExactly(existing.get("JOB"));
    }
}
